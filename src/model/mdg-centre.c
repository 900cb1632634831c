#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-centre.h"

#include <glib/gi18n-lib.h>

struct _MdgCentre
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCentre, mdg_centre, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "kana", N_ ("Kana"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "city", N_ ("City"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "city_code", N_ ("Municipality code"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "postal", N_ ("Postal code"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "address", N_ ("Address"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "fax", N_ ("FAX"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "hours", N_ ("Hours"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "email", N_ ("E-mail"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "addressee", N_ ("Addressee of reports"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "support_doctor", N_ ("Name for the community support physician"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "prefix", N_ ("Prefix of numbers elsewhere"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "heads", N_ ("Heads of the issue table"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "column_heads", N_ ("Own column heads"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "fonts", N_ ("Typeface of sheets"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "referral_terms", N_ ("Terms of referrals"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "target_list", N_ ("List of targets on the request form"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "report_line", N_ ("Where the city takes reports of abuse"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "fax_rule_checked_on", N_ ("Rule of the FAX channel looked at on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "fax_rule_due", N_ ("Rule of the FAX channel to be looked at by"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "least_committee", N_ ("Least people of a count for the committee"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN, .min = 2, .max = 50 },
  { "least_public", N_ ("Least people of a count for the public"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN, .min = 2, .max = 50 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CENTRE_N_FIELDS);

const MdgRecordInfo mdg_centre_info = { MDG_KIND_CENTRE, "centre", N_ ("The liaison centre and its letterhead"), fields, MDG_CENTRE_N_FIELDS };

static void
mdg_centre_class_init (MdgCentreClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_centre_info);
}

static void
mdg_centre_init (MdgCentre *self)
{
}

MdgCentre *
mdg_centre_new (void)
{
  return g_object_new (MDG_TYPE_CENTRE, NULL);
}
