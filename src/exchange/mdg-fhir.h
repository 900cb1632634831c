#pragma once

#include "mdg-referral.h"
#include "mdg-vocabularies.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A referral as HL7 FHIR R4 XML: a collection Bundle of ServiceRequest, Patient, Organization, Practitioner and PractitionerRole, elements in
   the published order (hl7.org/fhir/R4). Codes of ours stand under urn:madoguchi:code:<vocabulary> with their Japanese labels. */
typedef enum
{
  MDG_FHIR_NAMED,
  MDG_FHIR_PSEUDONYMISED, /* no name, number, contact, place or free text; identities drawn anew; of dates the month, of birth the year */
} MdgFhirForm;

/* The whole file. */
char *mdg_fhir_new_referral (MdgRecord *referral,
                             MdgVocabularies *vocabularies,
                             MdgFhirForm form,
                             GError **error);

G_END_DECLS
