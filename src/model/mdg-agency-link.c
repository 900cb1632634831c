#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-agency-link.h"

#include <glib/gi18n-lib.h>

struct _MdgAgencyLink
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAgencyLink, mdg_agency_link, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "agency", N_ ("Agency"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_AGENCY },
  { "partner", N_ ("Partner"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AGENCY },
  { "partner_name", N_ ("Name of the partner"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "kind", N_ ("Kind"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "link_kind" },
  { "since", N_ ("Since"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "rule", N_ ("Rule at night and on holidays"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AGENCY_LINK_N_FIELDS);

const MdgRecordInfo mdg_agency_link_info = { MDG_KIND_AGENCY_LINK, "agency_link", N_ ("Partner of an agency"), fields, MDG_AGENCY_LINK_N_FIELDS };

static void
mdg_agency_link_class_init (MdgAgencyLinkClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_agency_link_info);
}

static void
mdg_agency_link_init (MdgAgencyLink *self)
{
}

MdgAgencyLink *
mdg_agency_link_new (void)
{
  return g_object_new (MDG_TYPE_AGENCY_LINK, NULL);
}
