#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-agency-contact.h"

#include <glib/gi18n-lib.h>

struct _MdgAgencyContact
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAgencyContact, mdg_agency_contact, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "agency", N_ ("Agency"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_AGENCY },
  { "kind", N_ ("Kind"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "contact_kind" },
  { "name", N_ ("Full name"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "role", N_ ("Role"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "method", N_ ("Way of contact"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "contact_method" },
  { "hours", N_ ("Hours"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "extension", N_ ("Extension"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "fax", N_ ("FAX"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "mobile", N_ ("Mobile"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "email", N_ ("E-mail"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "disclosure", N_ ("Disclosure"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "disclosure" },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_AGENCY_CONTACT_N_FIELDS);

const MdgRecordInfo mdg_agency_contact_info = { MDG_KIND_AGENCY_CONTACT, "agency_contact", N_ ("Contact of an agency"), fields, MDG_AGENCY_CONTACT_N_FIELDS };

static void
mdg_agency_contact_class_init (MdgAgencyContactClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_agency_contact_info);
}

static void
mdg_agency_contact_init (MdgAgencyContact *self)
{
}

MdgAgencyContact *
mdg_agency_contact_new (void)
{
  return g_object_new (MDG_TYPE_AGENCY_CONTACT, NULL);
}
