#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-memo-page.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "mdg-app-paths.h"
#include "mdg-draft-keeper.h"
#include "mdg-error.h"
#include "mdg-memo-row.h"
#include "mdg-undo-stack.h"
#include "mdg-window.h"

#define FIRST_ROWS 3

struct _MdgMemoPage
{
  MdgPage parent_instance;

  GtkBox *rows;
  GtkLabel *problem;
  GtkLabel *state;
  GtkWidget *save;

  MdgWorkspace *workspace;
  MdgDraftKeeper *keeper;
  MdgUndoStack *undo;
  MdgUuid draft;
  gboolean is_saving;
};

G_DEFINE_FINAL_TYPE (MdgMemoPage, mdg_memo_page, MDG_TYPE_PAGE)

static MdgMemoRow *
get_row (MdgMemoPage *self,
         guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && index-- > 0)
    row = gtk_widget_get_next_sibling (row);

  return row != NULL ? MDG_MEMO_ROW (row) : NULL;
}

guint
mdg_memo_page_get_n_rows (MdgMemoPage *self)
{
  guint n = 0;

  g_return_val_if_fail (MDG_IS_MEMO_PAGE (self), 0);

  while (get_row (self, n) != NULL)
    n++;

  return n;
}

static void
set_problem (MdgMemoPage *self,
             const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* All rows, with where the cursor stands; is_open is for the draft: on screen when it was written. */
static char *
dup_state (MdgMemoPage *self,
           gboolean is_open)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  MdgMemoRow *row;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "open");
  json_builder_add_boolean_value (builder, is_open);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      g_autofree char *json = mdg_intake_dup_json (mdg_memo_row_get_intake (row));

      json_builder_add_value (builder, json_from_string (json, NULL));
    }
  json_builder_end_array (builder);
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      int offset;
      const char *key = mdg_intake_binder_get_cursor (mdg_memo_row_get_binder (row), &offset);

      if (key == NULL)
        continue;
      json_builder_set_member_name (builder, "row");
      json_builder_add_int_value (builder, i);
      json_builder_set_member_name (builder, "focus");
      json_builder_add_string_value (builder, key);
      json_builder_set_member_name (builder, "cursor");
      json_builder_add_int_value (builder, offset);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void on_row_edited (MdgMemoRow *row,
                           const char *key,
                           gboolean is_text,
                           gpointer user_data);

static void
add_row (MdgMemoPage *self,
         MdgIntake *intake)
{
  MdgMemoRow *row = mdg_memo_row_new (intake, mdg_memo_page_get_n_rows (self) + 1);

  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited), self, 0);
  gtk_box_append (self->rows, GTK_WIDGET (row));
}

static void
add_blank_row (MdgMemoPage *self)
{
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);

  mdg_intake_ensure_follow_up (intake, 0);
  add_row (self, intake);
}

/* There is always a blank row to go on with. */
static void
on_row_edited (MdgMemoRow *row,
               const char *key,
               gboolean is_text,
               gpointer user_data)
{
  MdgMemoPage *self = user_data;
  g_autofree char *field = g_strdup_printf ("%p %s", (void *) row, key);
  g_autofree char *state = NULL;

  if (gtk_widget_get_next_sibling (GTK_WIDGET (row)) == NULL && !mdg_memo_row_is_blank (row))
    add_blank_row (self);
  state = dup_state (self, FALSE);
  mdg_undo_stack_push (self->undo, state, is_text ? field : NULL, g_get_monotonic_time ());
  mdg_draft_keeper_touch (self->keeper);
  set_problem (self, NULL);
}

/* A text that goes or falls asleep with the focus in it would blink on. */
static void
leave_rows (MdgMemoPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->rows)) != NULL)
    gtk_root_set_focus (root, NULL);
}

static void
clear_rows (MdgMemoPage *self)
{
  GtkWidget *row;

  leave_rows (self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
}

static void
begin (MdgMemoPage *self)
{
  g_autofree char *state = NULL;

  clear_rows (self);
  mdg_uuid_generate (&self->draft);
  for (guint i = 0; i < FIRST_ROWS; i++)
    add_blank_row (self);
  state = dup_state (self, FALSE);
  mdg_undo_stack_reset (self->undo, state);
}

static GPtrArray *
read_rows (MdgMemoPage *self,
           JsonObject *object,
           GError **error)
{
  g_autoptr (GPtrArray) intakes = g_ptr_array_new_with_free_func (g_object_unref);
  JsonNode *node = object != NULL ? json_object_get_member (object, "rows") : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This draft cannot be read. It is kept as it is; nothing else is concerned."));
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *json = json_to_string (json_array_get_element (array, i), FALSE);
      MdgIntake *intake = mdg_intake_new_from_json (self->workspace, json, error);

      if (intake == NULL)
        return NULL;
      g_ptr_array_add (intakes, intake);
    }

  return g_steal_pointer (&intakes);
}

static gboolean
show_state (MdgMemoPage *self,
            const char *text,
            GError **error)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (GPtrArray) intakes = read_rows (self, object, error);
  MdgMemoRow *row;

  if (intakes == NULL)
    return FALSE;

  clear_rows (self);
  for (guint i = 0; i < intakes->len; i++)
    add_row (self, intakes->pdata[i]);
  row = get_row (self, (guint) json_object_get_int_member_with_default (object, "row", 0));
  if (row != NULL)
    mdg_intake_binder_set_cursor (mdg_memo_row_get_binder (row), json_object_get_string_member_with_default (object, "focus", NULL), (int) json_object_get_int_member_with_default (object, "cursor", 0));

  return TRUE;
}

static gboolean
is_blank (MdgMemoPage *self)
{
  MdgMemoRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (!mdg_memo_row_is_blank (row))
      return FALSE;

  return TRUE;
}

static void
put (MdgMemoPage *self,
     gboolean is_open)
{
  g_autofree char *state = NULL;

  /* What is being saved is on disk; written again it would outlive the save. */
  if (self->is_saving || is_blank (self))
    return;

  state = dup_state (self, is_open);
  mdg_draft_keeper_put (self->keeper, &self->draft, _ ("Memos of an afternoon"), state);
}

static void
on_collect (MdgMemoPage *self)
{
  put (self, TRUE);
}

static void
on_draft_state_changed (MdgMemoPage *self)
{
  const char *state = mdg_draft_keeper_get_state (self->keeper);

  gtk_label_set_text (self->state, state != NULL ? state : "");
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  MdgMemoPage *self = MDG_MEMO_PAGE (widget);
  const char *state = g_str_equal (name, "rows.undo") ? mdg_undo_stack_undo (self->undo) : mdg_undo_stack_redo (self->undo);

  if (state != NULL && show_state (self, state, NULL))
    mdg_draft_keeper_touch (self->keeper);
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdgMemoPage *self = g_task_get_source_object (task);
  MdgChange *change = g_task_get_task_data (task);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *action = NULL;

  self->is_saving = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), TRUE);
  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      g_autofree char *problem = g_strdup_printf (_ ("Not saved: %s What you typed is still here; save again when the cause is gone."), error->message);

      set_problem (self, problem);
      mdg_draft_keeper_touch (self->keeper);
      return;
    }

  uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  action = g_strdup_printf ("win.undo-change('%s')", uuid);
  if (MDG_IS_WINDOW (root))
    mdg_window_toast_undo (MDG_WINDOW (root), _ ("All memos are saved"), action);
  mdg_draft_keeper_forget (self->keeper);
  begin (self);
  mdg_page_focus_first (MDG_PAGE (self));
}

/* All or nothing: a row that cannot be saved says why, and no other is saved without it. */
static MdgChange *
make_change (MdgMemoPage *self)
{
  g_autoptr (MdgChange) all = mdg_change_new (N_ ("Memos logged"));
  gboolean fine = TRUE;
  MdgMemoRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgChange) change = NULL;

      if (mdg_memo_row_is_blank (row))
        continue;
      change = mdg_intake_make_change (mdg_memo_row_get_intake (row), &error);
      mdg_memo_row_set_problem (row, change == NULL ? error->message : NULL);
      fine = fine && change != NULL;
      if (change != NULL)
        mdg_intake_add_to_batch (all, change);
    }

  return fine ? g_steal_pointer (&all) : NULL;
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  MdgMemoPage *self = MDG_MEMO_PAGE (widget);
  g_autoptr (MdgChange) change = NULL;
  GTask *task;

  if (self->is_saving)
    return;
  if (is_blank (self))
    {
      set_problem (self, _ ("Nothing is written yet."));
      return;
    }

  change = make_change (self);
  if (change == NULL)
    {
      set_problem (self, _ ("Some rows cannot be saved yet; nothing was saved. Each says what it lacks."));
      return;
    }

  self->is_saving = TRUE;
  mdg_draft_keeper_flush (self->keeper);
  leave_rows (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), FALSE);
  mdg_change_set_draft (change, &self->draft);
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_object_ref (change), g_object_unref);
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, task);
}

gboolean
mdg_memo_page_open_draft (MdgMemoPage *self,
                          const MdgDraft *draft,
                          GError **error)
{
  g_return_val_if_fail (MDG_IS_MEMO_PAGE (self), FALSE);

  mdg_draft_keeper_flush (self->keeper);
  if (!show_state (self, draft->value, error))
    return FALSE;

  self->draft = draft->uuid;
  mdg_undo_stack_reset (self->undo, draft->value);

  return TRUE;
}

static void
mdg_memo_page_enter (MdgPage *page)
{
  MdgMemoPage *self = MDG_MEMO_PAGE (page);

  if (mdg_memo_page_get_n_rows (self) == 0)
    begin (self);
}

static void
mdg_memo_page_leave (MdgPage *page)
{
  MdgMemoPage *self = MDG_MEMO_PAGE (page);

  mdg_draft_keeper_forget (self->keeper);
  put (self, FALSE);
}

static void
mdg_memo_page_focus_first (MdgPage *page)
{
  MdgMemoPage *self = MDG_MEMO_PAGE (page);
  MdgMemoRow *row = get_row (self, 0);

  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
mdg_memo_page_dispose (GObject *object)
{
  MdgMemoPage *self = MDG_MEMO_PAGE (object);

  if (self->keeper != NULL)
    {
      mdg_draft_keeper_flush (self->keeper);
      g_signal_handlers_disconnect_by_data (self->keeper, self);
    }
  g_clear_object (&self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_MEMO_PAGE);
  g_clear_object (&self->undo);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_memo_page_parent_class)->dispose (object);
}

static void
add_key (MdgMemoPage *self,
         GtkShortcutController *keys,
         const char *trigger,
         const char *action)
{
  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
mdg_memo_page_class_init (MdgMemoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_memo_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_memo_page_enter;
  MDG_PAGE_CLASS (klass)->leave = mdg_memo_page_leave;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_memo_page_focus_first;

  gtk_widget_class_install_action (widget_class, "rows.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "rows.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "rows.redo", NULL, undo_action);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "intake/mdg-memo-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgMemoPage, rows);
  gtk_widget_class_bind_template_child (widget_class, MdgMemoPage, problem);
  gtk_widget_class_bind_template_child (widget_class, MdgMemoPage, state);
  gtk_widget_class_bind_template_child (widget_class, MdgMemoPage, save);
}

static void
mdg_memo_page_init (MdgMemoPage *self)
{
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_widget_init_template (GTK_WIDGET (self));
  self->undo = mdg_undo_stack_new ();
  mdg_page_set_title (MDG_PAGE (self), _ ("Enter from memos"));
  mdg_page_set_has_main_act (MDG_PAGE (self), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (keys), GTK_PHASE_CAPTURE);
  add_key (self, keys, "<Control>Return|<Control>KP_Enter", "rows.save");
  add_key (self, keys, "<Control>z", "rows.undo");
  add_key (self, keys, "<Control><Shift>z|<Control>y", "rows.redo");
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (keys));
}

MdgMemoPage *
mdg_memo_page_new (MdgWorkspace *workspace)
{
  MdgMemoPage *self = g_object_new (MDG_TYPE_MEMO_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->keeper = mdg_draft_keeper_new (workspace, "memo-rows");
  g_signal_connect_swapped (self->keeper, "collect", G_CALLBACK (on_collect), self);
  g_signal_connect_swapped (self->keeper, "state-changed", G_CALLBACK (on_draft_state_changed), self);

  return self;
}
