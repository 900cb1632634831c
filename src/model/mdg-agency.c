#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-agency.h"

#include <glib/gi18n-lib.h>

struct _MdgAgency
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAgency, mdg_agency, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "kind", N_ ("Kind"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "affil_kind" },
  { "number", N_ ("Office number"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "medical_code", N_ ("Code of the medical institution"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "corporation", N_ ("Corporation"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "corporation_number", N_ ("Corporate number"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "postal", N_ ("Postal code"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "address", N_ ("Address"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "building", N_ ("Building"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "city_code", N_ ("Code of the municipality"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "city", N_ ("Municipality"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "town", N_ ("Town"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_TOWN },
  { "area", N_ ("Area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "latitude", N_ ("Latitude (millionths of a degree)"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "longitude", N_ ("Longitude (millionths of a degree)"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "extension", N_ ("Extension"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "fax", N_ ("FAX"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "mobile", N_ ("Mobile"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "email", N_ ("E-mail"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "url", N_ ("Web page"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "hours", N_ ("Hours"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "hours_note", N_ ("Notes on the hours"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "departments", N_ ("Departments"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "beds", N_ ("Beds"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "staff_count", N_ ("Number of care managers or staff"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "diseases", N_ ("Main states and diseases"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "message", N_ ("Message"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "is_wide", N_ ("Used from other municipalities too"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "is_closed", N_ ("Closed down"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "closed_on", N_ ("Closed on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "levels", N_ ("Disclosure of fields"), MDG_FIELD_CODES, MDG_FIELD_PLAIN },
  { "consent", N_ ("Consent"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "consent" },
  { "consent_on", N_ ("Consent given on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "consent_by", N_ ("Consent given by"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "consent_how", N_ ("Consent given by way of"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "verify_source" },
  { "consent_until", N_ ("Consent until"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "consent_staff", N_ ("Consent asked by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "verified_on", N_ ("Verified on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "verified_from", N_ ("Verified from"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "verify_source" },
  { "verified_by", N_ ("Verified by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AGENCY_N_FIELDS);

const MdgRecordInfo mdg_agency_info = { MDG_KIND_AGENCY, "agency", N_ ("Agency"), fields, MDG_AGENCY_N_FIELDS };

static void
mdg_agency_class_init (MdgAgencyClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_agency_info);
}

static void
mdg_agency_init (MdgAgency *self)
{
}

MdgAgency *
mdg_agency_new (void)
{
  return g_object_new (MDG_TYPE_AGENCY, NULL);
}
