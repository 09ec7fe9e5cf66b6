/**
 * BODS 0.4, statement.json, without its titles and descriptions. Written by `scripts/bods-schema.mjs`.
 * Copyright (C) 2016-2024 Open Ownership; Apache-2.0, see NOTICE.
 */
export const STATEMENT = JSON.parse(String.raw`{
  "$id": "urn:bods:statement",
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "array",
  "items": {
    "$ref": "#/$defs/Statement"
  },
  "$defs": {
    "Statement": {
      "type": "object",
      "properties": {
        "statementId": {
          "type": "string",
          "minLength": 32,
          "maxLength": 64
        },
        "statementDate": {
          "type": "string",
          "anyOf": [
            {
              "format": "date"
            },
            {
              "format": "date-time"
            }
          ]
        },
        "annotations": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Annotation"
          }
        },
        "publicationDetails": {
          "type": "object",
          "properties": {
            "publicationDate": {
              "type": "string",
              "anyOf": [
                {
                  "format": "date"
                },
                {
                  "format": "date-time"
                }
              ]
            },
            "bodsVersion": {
              "type": "string",
              "pattern": "^(\\d+\\.)(\\d+)$"
            },
            "license": {
              "type": "string",
              "format": "uri"
            },
            "publisher": {
              "type": "object",
              "properties": {
                "name": {
                  "type": "string"
                },
                "url": {
                  "type": "string",
                  "format": "uri"
                }
              },
              "anyOf": [
                {
                  "required": [
                    "name"
                  ]
                },
                {
                  "required": [
                    "url"
                  ]
                }
              ]
            }
          },
          "required": [
            "publicationDate",
            "bodsVersion",
            "publisher"
          ]
        },
        "source": {
          "$ref": "urn:bods:components#/$defs/Source"
        },
        "declaration": {
          "type": "string"
        },
        "declarationSubject": {
          "type": "string"
        },
        "recordId": {
          "type": "string"
        },
        "recordType": {
          "type": "string",
          "enum": [
            "entity",
            "person",
            "relationship"
          ]
        },
        "recordStatus": {
          "type": "string",
          "enum": [
            "new",
            "updated",
            "closed"
          ]
        },
        "recordDetails": {
          "type": "object"
        }
      },
      "allOf": [
        {
          "if": {
            "properties": {
              "recordType": {
                "const": "entity"
              }
            }
          },
          "then": {
            "properties": {
              "recordDetails": {
                "$ref": "urn:bods:entity"
              }
            }
          }
        },
        {
          "if": {
            "properties": {
              "recordType": {
                "const": "person"
              }
            }
          },
          "then": {
            "properties": {
              "recordDetails": {
                "$ref": "urn:bods:person"
              }
            }
          }
        },
        {
          "if": {
            "properties": {
              "recordType": {
                "const": "relationship"
              }
            }
          },
          "then": {
            "properties": {
              "recordDetails": {
                "$ref": "urn:bods:relationship"
              }
            }
          }
        }
      ],
      "required": [
        "statementId",
        "declarationSubject",
        "recordId",
        "recordType",
        "recordDetails",
        "statementDate"
      ]
    },
    "Annotation": {
      "type": "object",
      "properties": {
        "statementPointerTarget": {
          "type": "string"
        },
        "creationDate": {
          "type": "string",
          "anyOf": [
            {
              "format": "date"
            },
            {
              "format": "date-time"
            }
          ]
        },
        "createdBy": {
          "type": "object",
          "properties": {
            "name": {
              "type": "string"
            },
            "uri": {
              "type": "string",
              "format": "uri"
            }
          }
        },
        "motivation": {
          "type": "string",
          "enum": [
            "commenting",
            "correcting",
            "identifying",
            "linking",
            "transformation"
          ]
        },
        "description": {
          "type": "string"
        },
        "transformedContent": {
          "type": "string"
        },
        "url": {
          "type": "string",
          "format": "uri"
        }
      },
      "required": [
        "motivation",
        "statementPointerTarget"
      ],
      "allOf": [
        {
          "if": {
            "properties": {
              "motivation": {
                "const": "linking"
              }
            }
          },
          "then": {
            "required": [
              "url"
            ]
          }
        },
        {
          "if": {
            "not": {
              "properties": {
                "motivation": {
                  "const": "transformation"
                }
              }
            }
          },
          "then": {
            "properties": {
              "transformedContent": {
                "const": ""
              }
            }
          }
        }
      ]
    }
  }
}`) as Readonly<Record<string, unknown>>;
