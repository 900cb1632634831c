#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-cycle.h"

#include <glib/gi18n-lib.h>

struct _MdgCycle
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCycle, mdg_cycle, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "name", N_ ("Name"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "fiscal_year", N_ ("Fiscal year"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "board", N_ ("Board"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "board" },
  { "theme", N_ ("Theme"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "theme" },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CYCLE_N_FIELDS);

const MdgRecordInfo mdg_cycle_info = { MDG_KIND_CYCLE, "cycle", N_ ("Committee cycle"), fields, MDG_CYCLE_N_FIELDS };

static void
mdg_cycle_class_init (MdgCycleClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_cycle_info);
}

static void
mdg_cycle_init (MdgCycle *self)
{
}

MdgCycle *
mdg_cycle_new (void)
{
  return g_object_new (MDG_TYPE_CYCLE, NULL);
}
