#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-saved-table.h"

#include <glib/gi18n-lib.h>

struct _MdgSavedTable
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgSavedTable, mdg_saved_table, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "spec", N_ ("What was chosen"), MDG_FIELD_NOTE, MDG_FIELD_REQUIRED },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_SAVED_TABLE_N_FIELDS);

const MdgRecordInfo mdg_saved_table_info = { MDG_KIND_SAVED_TABLE, "saved_table", N_ ("Saved table"), fields, MDG_SAVED_TABLE_N_FIELDS };

static void
mdg_saved_table_class_init (MdgSavedTableClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_saved_table_info);
}

static void
mdg_saved_table_init (MdgSavedTable *self)
{
}

MdgSavedTable *
mdg_saved_table_new (void)
{
  return g_object_new (MDG_TYPE_SAVED_TABLE, NULL);
}
