#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-case-set.h"

#include <glib/gi18n-lib.h>

struct _MdgCaseSet
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCaseSet, mdg_case_set, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "meeting", N_ ("Meeting"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "held_on", N_ ("Held on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "fiscal_year", N_ ("Fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "selection", N_ ("How the cases were chosen"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "period_from", N_ ("Period from"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "period_to", N_ ("Period to"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CASE_SET_N_FIELDS);

const MdgRecordInfo mdg_case_set_info = { MDG_KIND_CASE_SET, "case_set", N_ ("Set of cases"), fields, MDG_CASE_SET_N_FIELDS };

static void
mdg_case_set_class_init (MdgCaseSetClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_case_set_info);
}

static void
mdg_case_set_init (MdgCaseSet *self)
{
}

MdgCaseSet *
mdg_case_set_new (void)
{
  return g_object_new (MDG_TYPE_CASE_SET, NULL);
}
