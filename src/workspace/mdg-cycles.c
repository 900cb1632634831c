#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-cycles.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

static const char *const labels[MDG_CYCLE_N_STEPS] = {
  N_ ("STEP0 What is known"),
  N_ ("STEP1 Gathering cases"),
  N_ ("STEP2 Sorting"),
  N_ ("STEP3 Finding the issues"),
  N_ ("STEP4 Thinking by profession"),
  N_ ("STEP5 The meeting"),
  N_ ("STEP6 Gaps and responses"),
};

const char *
mdg_cycle_step_get_label (guint step)
{
  g_return_val_if_fail (step < MDG_CYCLE_N_STEPS, NULL);

  return _ (labels[step]);
}

MdgChange *
mdg_cycles_new_cycle (MdgWorkspace *workspace,
                      const char *name,
                      const char *board,
                      int fiscal_year,
                      GError **error)
{
  g_autoptr (MdgRecord) cycle = MDG_RECORD (mdg_cycle_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Committee cycle begun"));

  mdg_record_set_text (cycle, MDG_CYCLE_NAME, name);
  mdg_record_set_text (cycle, MDG_CYCLE_BOARD, board);
  mdg_record_set_integer (cycle, MDG_CYCLE_FISCAL_YEAR, fiscal_year);
  if (!mdg_record_validate (cycle, error))
    return NULL;

  mdg_change_add (change, cycle);
  for (guint i = 0; i < MDG_CYCLE_N_STEPS; i++)
    {
      g_autoptr (MdgRecord) step = MDG_RECORD (mdg_cycle_step_new ());

      mdg_record_set_reference (step, MDG_CYCLE_STEP_CYCLE, mdg_record_get_uuid (cycle));
      mdg_record_set_integer (step, MDG_CYCLE_STEP_STEP, i);
      mdg_change_add (change, step);
    }

  return g_steal_pointer (&change);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  return (int) (mdg_record_get_integer (*(MdgRecord *const *) a, MDG_CYCLE_STEP_STEP) - mdg_record_get_integer (*(MdgRecord *const *) b, MDG_CYCLE_STEP_STEP));
}

GPtrArray *
mdg_cycles_list_steps (MdgWorkspace *workspace,
                       const MdgUuid *cycle,
                       GError **error)
{
  GPtrArray *steps = mdg_workspace_list_children (workspace, MDG_KIND_CYCLE_STEP, MDG_CYCLE_STEP_CYCLE, cycle, error);

  if (steps != NULL)
    g_ptr_array_sort (steps, compare_steps);

  return steps;
}

guint
mdg_cycles_get_current_step (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (mdg_record_is_empty (steps->pdata[i], MDG_CYCLE_STEP_DONE_ON))
      return (guint) mdg_record_get_integer (steps->pdata[i], MDG_CYCLE_STEP_STEP);

  return MDG_CYCLE_N_STEPS;
}

MdgChange *
mdg_cycles_close_step (MdgWorkspace *workspace,
                       const MdgUuid *cycle,
                       guint step,
                       const char *done_on,
                       GError **error)
{
  g_autoptr (GPtrArray) steps = mdg_cycles_list_steps (workspace, cycle, error);
  MdgChange *change;

  g_return_val_if_fail (step < MDG_CYCLE_N_STEPS, NULL);

  if (steps == NULL)
    return NULL;
  if (steps->len != MDG_CYCLE_N_STEPS || mdg_cycles_get_current_step (steps) != step)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The steps are closed one after the other; “%s” is not the next one. Nothing was changed."), mdg_cycle_step_get_label (step));
      return NULL;
    }
  if (mdg_record_is_empty (steps->pdata[step], MDG_CYCLE_STEP_OUTPUT))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Write down what came out of “%s” first. Nothing was changed."), mdg_cycle_step_get_label (step));
      return NULL;
    }

  mdg_record_set_text (steps->pdata[step], MDG_CYCLE_STEP_DONE_ON, done_on);
  if (!mdg_record_validate (steps->pdata[step], error))
    return NULL;

  change = mdg_change_new (N_ ("Step closed"));
  mdg_change_add (change, steps->pdata[step]);

  return change;
}
