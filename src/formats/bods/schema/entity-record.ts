/**
 * BODS 0.4, entity-record.json, without its titles and descriptions. Written by `scripts/bods-schema.mjs`.
 * Copyright (C) 2016-2024 Open Ownership; Apache-2.0, see NOTICE.
 */
export const ENTITY_RECORD = JSON.parse(String.raw`{
  "$id": "urn:bods:entity",
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {
    "isComponent": {
      "type": "boolean"
    },
    "entityType": {
      "type": "object",
      "required": [
        "type"
      ],
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "registeredEntity",
            "legalEntity",
            "arrangement",
            "anonymousEntity",
            "unknownEntity",
            "state",
            "stateBody"
          ]
        },
        "subtype": {
          "type": "string",
          "enum": [
            "governmentDepartment",
            "stateAgency",
            "other",
            "trust",
            "nomination"
          ]
        },
        "details": {
          "type": "string"
        }
      },
      "allOf": [
        {
          "if": {
            "properties": {
              "type": {
                "enum": [
                  "arrangement"
                ]
              }
            }
          },
          "then": {
            "properties": {
              "subtype": {
                "enum": [
                  "trust",
                  "nomination",
                  "other"
                ]
              }
            }
          }
        },
        {
          "if": {
            "properties": {
              "type": {
                "enum": [
                  "legalEntity"
                ]
              }
            }
          },
          "then": {
            "properties": {
              "subtype": {
                "enum": [
                  "trust",
                  "other"
                ]
              }
            }
          }
        },
        {
          "if": {
            "properties": {
              "type": {
                "enum": [
                  "stateBody"
                ]
              }
            }
          },
          "then": {
            "properties": {
              "subtype": {
                "enum": [
                  "governmentDepartment",
                  "stateAgency",
                  "other"
                ]
              }
            }
          }
        },
        {
          "if": {
            "properties": {
              "type": {
                "enum": [
                  "registeredEntity",
                  "state",
                  "anonymousEntity",
                  "unknownEntity"
                ]
              }
            }
          },
          "then": {
            "properties": {
              "subtype": {
                "enum": [
                  "other"
                ]
              }
            }
          }
        }
      ]
    },
    "unspecifiedEntityDetails": {
      "$ref": "urn:bods:components#/$defs/UnspecifiedRecord"
    },
    "name": {
      "type": "string"
    },
    "alternateNames": {
      "type": "array",
      "items": {
        "type": "string"
      }
    },
    "jurisdiction": {
      "$ref": "urn:bods:components#/$defs/Jurisdiction"
    },
    "identifiers": {
      "type": "array",
      "items": {
        "$ref": "urn:bods:components#/$defs/Identifier"
      }
    },
    "foundingDate": {
      "type": "string",
      "format": "date"
    },
    "dissolutionDate": {
      "type": "string",
      "format": "date"
    },
    "addresses": {
      "type": "array",
      "items": {
        "$ref": "urn:bods:components#/$defs/Address",
        "properties": {
          "type": {
            "enum": [
              "registered",
              "business",
              "alternative"
            ]
          }
        }
      }
    },
    "uri": {
      "type": "string",
      "format": "uri"
    },
    "publicListing": {
      "$ref": "#/$defs/PublicListing"
    },
    "formedByStatute": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string"
        },
        "date": {
          "type": "string",
          "format": "date"
        }
      }
    }
  },
  "required": [
    "isComponent",
    "entityType"
  ],
  "$defs": {
    "PublicListing": {
      "type": "object",
      "required": [
        "hasPublicListing"
      ],
      "minProperties": 1,
      "properties": {
        "hasPublicListing": {
          "type": "boolean"
        },
        "companyFilingsURLs": {
          "type": "array",
          "items": {
            "type": "string",
            "format": "uri"
          }
        },
        "securitiesListings": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/SecuritiesListing"
          }
        }
      }
    },
    "SecuritiesListing": {
      "type": "object",
      "required": [
        "stockExchangeJurisdiction",
        "security",
        "stockExchangeName"
      ],
      "properties": {
        "marketIdentifierCode": {
          "type": "string"
        },
        "operatingMarketIdentifierCode": {
          "type": "string"
        },
        "stockExchangeJurisdiction": {
          "type": "string",
          "maxLength": 6,
          "minLength": 2
        },
        "stockExchangeName": {
          "type": "string"
        },
        "security": {
          "type": "object",
          "required": [
            "ticker"
          ],
          "properties": {
            "idScheme": {
              "type": "string",
              "enum": [
                "isin",
                "figi",
                "cusip",
                "cins"
              ]
            },
            "id": {
              "type": "string"
            },
            "ticker": {
              "type": "string"
            }
          }
        }
      }
    }
  }
}`) as Readonly<Record<string, unknown>>;
