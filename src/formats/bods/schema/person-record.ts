/**
 * BODS 0.4, person-record.json, without its titles and descriptions. Written by `scripts/bods-schema.mjs`.
 * Copyright (C) 2016-2024 Open Ownership; Apache-2.0, see NOTICE.
 */
export const PERSON_RECORD = JSON.parse(String.raw`{
  "$id": "urn:bods:person",
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {
    "isComponent": {
      "type": "boolean"
    },
    "personType": {
      "type": "string",
      "enum": [
        "anonymousPerson",
        "unknownPerson",
        "knownPerson"
      ]
    },
    "unspecifiedPersonDetails": {
      "$ref": "urn:bods:components#/$defs/UnspecifiedRecord"
    },
    "names": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/Name"
      }
    },
    "identifiers": {
      "type": "array",
      "items": {
        "$ref": "urn:bods:components#/$defs/Identifier"
      }
    },
    "nationalities": {
      "type": "array",
      "items": {
        "$ref": "urn:bods:components#/$defs/Country"
      }
    },
    "placeOfBirth": {
      "$ref": "urn:bods:components#/$defs/Address",
      "properties": {
        "type": {
          "enum": [
            "placeOfBirth"
          ]
        }
      }
    },
    "birthDate": {
      "type": "string",
      "anyOf": [
        {
          "pattern": "^(\\d{4})(-(1[0-2]|0[1-9]))?$"
        },
        {
          "format": "date"
        }
      ]
    },
    "deathDate": {
      "type": "string",
      "anyOf": [
        {
          "pattern": "^(\\d{4})(-(1[0-2]|0[1-9]))?$"
        },
        {
          "format": "date"
        }
      ]
    },
    "taxResidencies": {
      "type": "array",
      "items": {
        "$ref": "urn:bods:components#/$defs/Country"
      }
    },
    "addresses": {
      "type": "array",
      "items": {
        "$ref": "urn:bods:components#/$defs/Address",
        "properties": {
          "type": {
            "enum": [
              "residence",
              "service",
              "alternative"
            ]
          }
        }
      }
    },
    "politicalExposure": {
      "type": "object",
      "required": [
        "status"
      ],
      "properties": {
        "status": {
          "type": "string",
          "enum": [
            "isPep",
            "isNotPep",
            "unknown"
          ]
        },
        "details": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PepStatusDetails"
          }
        }
      }
    }
  },
  "required": [
    "personType",
    "isComponent"
  ],
  "$defs": {
    "Name": {
      "type": "object",
      "required": [
        "fullName"
      ],
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "legal",
            "translation",
            "transliteration",
            "former",
            "alternative",
            "birth"
          ]
        },
        "fullName": {
          "type": "string"
        },
        "familyName": {
          "type": "string"
        },
        "givenName": {
          "type": "string"
        },
        "patronymicName": {
          "type": "string"
        }
      }
    },
    "PepStatusDetails": {
      "type": "object",
      "properties": {
        "reason": {
          "type": "string"
        },
        "missingInfoReason": {
          "type": "string"
        },
        "jurisdiction": {
          "$ref": "urn:bods:components#/$defs/Jurisdiction"
        },
        "startDate": {
          "type": "string",
          "format": "date"
        },
        "endDate": {
          "type": "string",
          "format": "date"
        },
        "source": {
          "$ref": "urn:bods:components#/$defs/Source"
        }
      }
    }
  }
}`) as Readonly<Record<string, unknown>>;
