#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-agency-service.h"

#include <glib/gi18n-lib.h>

struct _MdgAgencyService
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAgencyService, mdg_agency_service, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "agency", N_ ("Agency"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_AGENCY },
  { "service", N_ ("Service"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "service" },
  { "official_code", N_ ("Official service code"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "hours", N_ ("Hours"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "hours_note", N_ ("Notes on the hours"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "is_24h", N_ ("Day and night"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "capacity", N_ ("Capacity"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "vacancy", N_ ("Vacancy"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "vacancy" },
  { "vacancy_count", N_ ("Free places"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "vacancy_text", N_ ("Notes on the vacancy"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "vacancy_on", N_ ("Vacancy as of"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "area_text", N_ ("Areas served"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "is_closed", N_ ("Closed down"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "closed_on", N_ ("Closed on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "verified_on", N_ ("Verified on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "verified_from", N_ ("Verified from"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "verify_source" },
  { "verified_by", N_ ("Verified by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AGENCY_SERVICE_N_FIELDS);

const MdgRecordInfo mdg_agency_service_info = { MDG_KIND_AGENCY_SERVICE, "agency_service", N_ ("Service"), fields, MDG_AGENCY_SERVICE_N_FIELDS };

static void
mdg_agency_service_class_init (MdgAgencyServiceClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_agency_service_info);
}

static void
mdg_agency_service_init (MdgAgencyService *self)
{
}

MdgAgencyService *
mdg_agency_service_new (void)
{
  return g_object_new (MDG_TYPE_AGENCY_SERVICE, NULL);
}
