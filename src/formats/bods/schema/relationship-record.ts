/**
 * BODS 0.4, relationship-record.json, without its titles and descriptions. Written by `scripts/bods-schema.mjs`.
 * Copyright (C) 2016-2024 Open Ownership; Apache-2.0, see NOTICE.
 */
export const RELATIONSHIP_RECORD = JSON.parse(String.raw`{
  "$id": "urn:bods:relationship",
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {
    "isComponent": {
      "type": "boolean"
    },
    "componentRecords": {
      "type": "array",
      "items": {
        "type": "string"
      }
    },
    "subject": {
      "oneOf": [
        {
          "type": "string"
        },
        {
          "$ref": "urn:bods:components#/$defs/UnspecifiedRecord"
        }
      ]
    },
    "interestedParty": {
      "oneOf": [
        {
          "type": "string"
        },
        {
          "$ref": "urn:bods:components#/$defs/UnspecifiedRecord"
        }
      ]
    },
    "interests": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/Interest"
      }
    }
  },
  "required": [
    "isComponent",
    "subject",
    "interestedParty"
  ],
  "if": {
    "properties": {
      "isComponent": {
        "const": true
      }
    }
  },
  "then": {
    "properties": {
      "componentRecords": {
        "const": []
      }
    }
  },
  "$defs": {
    "Interest": {
      "type": "object",
      "properties": {
        "type": {
          "type": "string",
          "enum": [
            "shareholding",
            "votingRights",
            "appointmentOfBoard",
            "otherInfluenceOrControl",
            "seniorManagingOfficial",
            "settlor",
            "trustee",
            "protector",
            "beneficiaryOfLegalArrangement",
            "rightsToSurplusAssetsOnDissolution",
            "rightsToProfitOrIncome",
            "rightsGrantedByContract",
            "conditionalRightsGrantedByContract",
            "controlViaCompanyRulesOrArticles",
            "controlByLegalFramework",
            "boardMember",
            "boardChair",
            "unknownInterest",
            "unpublishedInterest",
            "enjoymentAndUseOfAssets",
            "rightToProfitOrIncomeFromAssets",
            "nominee",
            "nominator"
          ]
        },
        "directOrIndirect": {
          "type": "string",
          "enum": [
            "direct",
            "indirect",
            "unknown"
          ]
        },
        "beneficialOwnershipOrControl": {
          "type": "boolean"
        },
        "details": {
          "type": "string"
        },
        "share": {
          "type": "object",
          "properties": {
            "exact": {
              "type": "number",
              "maximum": 100,
              "minimum": 0
            },
            "maximum": {
              "type": "number",
              "maximum": 100,
              "minimum": 0
            },
            "minimum": {
              "type": "number",
              "maximum": 100,
              "minimum": 0
            },
            "exclusiveMinimum": {
              "type": "number",
              "maximum": 100,
              "minimum": 0
            },
            "exclusiveMaximum": {
              "type": "number",
              "maximum": 100,
              "minimum": 0
            }
          }
        },
        "startDate": {
          "type": "string",
          "format": "date"
        },
        "endDate": {
          "type": "string",
          "format": "date"
        }
      }
    }
  }
}`) as Readonly<Record<string, unknown>>;
