#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-household.h"

#include <glib/gi18n-lib.h>

struct _MdgHousehold
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgHousehold, mdg_household, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "label", N_ ("Label"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "address", N_ ("Address"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_HOUSEHOLD_N_FIELDS);

const MdgRecordInfo mdg_household_info = { MDG_KIND_HOUSEHOLD, "household", N_ ("Household"), fields, MDG_HOUSEHOLD_N_FIELDS };

static void
mdg_household_class_init (MdgHouseholdClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_household_info);
}

static void
mdg_household_init (MdgHousehold *self)
{
}

MdgHousehold *
mdg_household_new (void)
{
  return g_object_new (MDG_TYPE_HOUSEHOLD, NULL);
}
