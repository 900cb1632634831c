#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-change-stack.h"

#include <glib/gi18n-lib.h>

#define MAX_STEPS 1000u

typedef enum
{
  STEP_RUN,
  STEP_UNDO,
  STEP_REDO,
} StepKind;

typedef struct
{
  StepKind kind;
  MdgChangeMaker maker;
  gpointer data;
  GDestroyNotify destroy;
} Step;

struct _MdgChangeStack
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  GQueue waiting; /* of Step */
  Step *current;
  MdgChange *saving;
  GArray *undo; /* of MdgUuid, the newest last */
  GArray *redo;
};

G_DEFINE_FINAL_TYPE (MdgChangeStack, mdg_change_stack, G_TYPE_OBJECT)

enum
{
  SAVED,
  SAID,
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void run_next (MdgChangeStack *self);

static void
free_step (gpointer data)
{
  Step *step = data;

  if (step->destroy != NULL)
    step->destroy (step->data);
  g_free (step);
}

static void
mdg_change_stack_finalize (GObject *object)
{
  MdgChangeStack *self = MDG_CHANGE_STACK (object);

  g_queue_clear_full (&self->waiting, free_step);
  g_clear_pointer (&self->current, free_step);
  g_clear_object (&self->saving);
  g_clear_object (&self->workspace);
  g_array_unref (self->undo);
  g_array_unref (self->redo);

  G_OBJECT_CLASS (mdg_change_stack_parent_class)->finalize (object);
}

static void
mdg_change_stack_class_init (MdgChangeStackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_change_stack_finalize;

  signals[SAVED] = g_signal_new ("saved", MDG_TYPE_CHANGE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MDG_TYPE_CHANGE);
  signals[SAID] = g_signal_new ("said", MDG_TYPE_CHANGE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SETTLED] = g_signal_new ("settled", MDG_TYPE_CHANGE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_change_stack_init (MdgChangeStack *self)
{
  g_queue_init (&self->waiting);
  self->undo = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  self->redo = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
}

MdgChangeStack *
mdg_change_stack_new (MdgWorkspace *workspace)
{
  MdgChangeStack *self = g_object_new (MDG_TYPE_CHANGE_STACK, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}

static void
say (MdgChangeStack *self,
     const char *text)
{
  g_signal_emit (self, signals[SAID], 0, text);
}

static void
push (GArray *stack,
      const MdgUuid *change)
{
  if (stack->len == MAX_STEPS)
    g_array_remove_index (stack, 0);
  g_array_append_vals (stack, change, 1);
}

static void
finish_step (MdgChangeStack *self)
{
  g_clear_pointer (&self->current, free_step);
  g_clear_object (&self->saving);
  run_next (self);
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgChangeStack) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mdg_workspace_save_finish (self->workspace, result, &error))
    {
      push (self->undo, mdg_change_get_uuid (self->saving));
      g_array_set_size (self->redo, 0);
      g_signal_emit (self, signals[SAVED], 0, self->saving);
    }
  else
    {
      say (self, error->message);
    }
  finish_step (self);
}

static void
say_kept (MdgChangeStack *self,
          GPtrArray *kept)
{
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (kept->len == 0)
    return;

  g_ptr_array_add (kept, NULL);
  list = g_strjoinv (_ (", "), (char **) kept->pdata);
  text = g_strdup_printf (_ ("Taken back, except what was edited since: %s"), list);
  say (self, text);
}

static void
undo_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgChangeStack) self = user_data;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  MdgUuid inverse;

  if (mdg_workspace_undo_finish (self->workspace, result, &inverse, &kept, &error))
    {
      push (self->current->kind == STEP_UNDO ? self->redo : self->undo, &inverse);
      say_kept (self, kept);
    }
  else
    {
      say (self, error->message);
    }
  finish_step (self);
}

static void
start_run (MdgChangeStack *self)
{
  g_autoptr (GError) error = NULL;

  self->saving = self->current->maker (self->workspace, self->current->data, &error);
  if (self->saving != NULL)
    {
      mdg_workspace_save_async (self->workspace, self->saving, NULL, save_cb, g_object_ref (self));
      return;
    }

  if (error != NULL)
    say (self, error->message);
  finish_step (self);
}

static void
start_undo (MdgChangeStack *self)
{
  GArray *stack = self->current->kind == STEP_UNDO ? self->undo : self->redo;
  MdgUuid change;

  if (stack->len == 0)
    {
      say (self, self->current->kind == STEP_UNDO ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
      finish_step (self);
      return;
    }

  change = g_array_index (stack, MdgUuid, stack->len - 1);
  g_array_set_size (stack, stack->len - 1);
  mdg_workspace_undo_async (self->workspace, &change, NULL, undo_cb, g_object_ref (self));
}

static void
run_next (MdgChangeStack *self)
{
  if (self->current != NULL)
    return;

  self->current = g_queue_pop_head (&self->waiting);
  if (self->current == NULL)
    g_signal_emit (self, signals[SETTLED], 0);
  else if (self->current->kind == STEP_RUN)
    start_run (self);
  else
    start_undo (self);
}

static void
ask (MdgChangeStack *self,
     StepKind kind,
     MdgChangeMaker maker,
     gpointer data,
     GDestroyNotify destroy)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->maker = maker;
  step->data = data;
  step->destroy = destroy;
  g_queue_push_tail (&self->waiting, step);
  run_next (self);
}

void
mdg_change_stack_run (MdgChangeStack *self,
                      MdgChangeMaker maker,
                      gpointer data,
                      GDestroyNotify destroy)
{
  g_return_if_fail (MDG_IS_CHANGE_STACK (self));

  ask (self, STEP_RUN, maker, data, destroy);
}

void
mdg_change_stack_undo (MdgChangeStack *self)
{
  g_return_if_fail (MDG_IS_CHANGE_STACK (self));

  ask (self, STEP_UNDO, NULL, NULL, NULL);
}

void
mdg_change_stack_redo (MdgChangeStack *self)
{
  g_return_if_fail (MDG_IS_CHANGE_STACK (self));

  ask (self, STEP_REDO, NULL, NULL, NULL);
}

gboolean
mdg_change_stack_is_undoing (MdgChangeStack *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE_STACK (self), FALSE);

  return self->current != NULL && self->current->kind != STEP_RUN;
}

gboolean
mdg_change_stack_is_busy (MdgChangeStack *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE_STACK (self), FALSE);

  return self->current != NULL;
}

guint
mdg_change_stack_get_n_undo (MdgChangeStack *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE_STACK (self), 0);

  return self->undo->len;
}
