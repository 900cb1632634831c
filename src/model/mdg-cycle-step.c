#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-cycle-step.h"

#include <glib/gi18n-lib.h>

struct _MdgCycleStep
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgCycleStep, mdg_cycle_step, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "cycle", N_ ("Committee cycle"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CYCLE },
  { "step", N_ ("Step"), MDG_FIELD_INTEGER, MDG_FIELD_REQUIRED },
  { "planned_on", N_ ("Planned for"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "done_on", N_ ("Done on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "output", N_ ("Output"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "professions", N_ ("Professions"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "note", N_ ("Note"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CYCLE_STEP_N_FIELDS);

const MdgRecordInfo mdg_cycle_step_info = { MDG_KIND_CYCLE_STEP, "cycle_step", N_ ("Step of a cycle"), fields, MDG_CYCLE_STEP_N_FIELDS };

static void
mdg_cycle_step_class_init (MdgCycleStepClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_cycle_step_info);
}

static void
mdg_cycle_step_init (MdgCycleStep *self)
{
}

MdgCycleStep *
mdg_cycle_step_new (void)
{
  return g_object_new (MDG_TYPE_CYCLE_STEP, NULL);
}
