#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-page.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "mdg-app-paths.h"
#include "mdg-draft-keeper.h"
#include "mdg-intake-form.h"
#include "mdg-intake-heading.h"
#include "mdg-intake-keys.h"
#include "mdg-intake-known.h"
#include "mdg-undo-stack.h"
#include "mdg-window.h"

/* Candidates follow the last key after this rest: no query in the middle of a word. */
#define LOOK_REST_MS 120
/* Below this width, in line heights of the text as it is scaled, the right side becomes a strip. */
#define MIN_WIDTH_LINES 46

struct _MdgIntakePage
{
  MdgPage parent_instance;

  MdgIntakeForm *form;
  MdgIntakeKnown *known;

  MdgWorkspace *workspace;
  MdgIntake *intake;
  MdgUndoStack *undo;
  MdgDraftKeeper *keeper;
  guint look_timer;
  char *saving; /* the state being saved; NULL when none is */
  gboolean is_narrow;
  gboolean was_in_consulter;
};

G_DEFINE_FINAL_TYPE (MdgIntakePage, mdg_intake_page, MDG_TYPE_PAGE)

static MdgIntakeBinder *
get_binder (MdgIntakePage *self)
{
  return mdg_intake_form_get_binder (self->form);
}

/* What the form holds, with where the cursor stands. */
static char *
dup_state (MdgIntakePage *self,
           gboolean is_draft,
           gboolean is_open)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *intake = mdg_intake_dup_json (self->intake);
  int offset;
  const char *key = mdg_intake_binder_get_cursor (get_binder (self), &offset);

  json_builder_begin_object (builder);
  if (is_draft)
    {
      json_builder_set_member_name (builder, "open");
      json_builder_add_boolean_value (builder, is_open);
      json_builder_set_member_name (builder, "detailed");
      json_builder_add_boolean_value (builder, mdg_intake_form_get_is_detailed (self->form));
    }
  if (key != NULL)
    {
      json_builder_set_member_name (builder, "focus");
      json_builder_add_string_value (builder, key);
      json_builder_set_member_name (builder, "cursor");
      json_builder_add_int_value (builder, offset);
    }
  json_builder_set_member_name (builder, "intake");
  json_builder_add_value (builder, json_from_string (intake, NULL));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
show_strip (MdgIntakePage *self)
{
  g_autofree char *first = mdg_intake_known_dup_line (self->known, 0);
  g_autofree char *second = mdg_intake_known_dup_line (self->known, 1);
  const char *lines[] = { first, second, NULL };

  mdg_intake_form_show_strip (self->form, self->is_narrow ? lines : NULL, mdg_intake_known_get_is_masked (self->known));
}

static gboolean
is_in_consulter (MdgIntakePage *self)
{
  int offset;
  const char *key = mdg_intake_binder_get_cursor (get_binder (self), &offset);
  g_autofree char *consulter = g_strdup_printf ("line-%d", MDG_INTAKE_CONSULTER);
  g_autofree char *phone = g_strdup_printf ("line-%d", MDG_INTAKE_PHONE);

  return g_strcmp0 (key, consulter) == 0 || g_strcmp0 (key, phone) == 0;
}

static void
look_now (MdgIntakePage *self)
{
  g_clear_handle_id (&self->look_timer, g_source_remove);
  mdg_intake_known_update (self->known, self->intake, is_in_consulter (self));
  show_strip (self);
}

static gboolean
on_look_timer (gpointer user_data)
{
  MdgIntakePage *self = user_data;

  self->look_timer = 0;
  look_now (self);

  return G_SOURCE_REMOVE;
}

static void
look_soon (MdgIntakePage *self)
{
  g_clear_handle_id (&self->look_timer, g_source_remove);
  self->look_timer = g_timeout_add (LOOK_REST_MS, on_look_timer, self);
}

static void
update_actions (MdgIntakePage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.undo", mdg_undo_stack_can_undo (self->undo));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.redo", mdg_undo_stack_can_redo (self->undo));
}

/* Text of the two big fields says nothing about who is meant. */
static gboolean
is_big_text (const char *key)
{
  g_autofree char *text = g_strdup_printf ("field-%d-0-%d", MDG_BIND_CONSULTATION, MDG_CONSULTATION_TEXT);
  g_autofree char *action = g_strdup_printf ("field-%d-0-%d", MDG_BIND_CONTACT, MDG_CONTACT_TEXT);

  return g_str_equal (key, text) || g_str_equal (key, action);
}

static void
on_edited (MdgIntakeBinder *binder,
           const char *key,
           gboolean is_text,
           gpointer user_data)
{
  MdgIntakePage *self = user_data;
  g_autofree char *state = dup_state (self, FALSE, FALSE);

  mdg_undo_stack_push (self->undo, state, is_text ? key : NULL, g_get_monotonic_time ());
  mdg_draft_keeper_touch (self->keeper);
  if (!is_big_text (key))
    look_soon (self);
  update_actions (self);
}

static void
on_collect (MdgDraftKeeper *keeper,
            gpointer user_data)
{
  MdgIntakePage *self = user_data;
  g_autofree char *value = NULL;
  g_autofree char *title = NULL;

  if (mdg_intake_is_blank (self->intake))
    return;

  value = dup_state (self, TRUE, TRUE);
  title = mdg_intake_dup_title (self->intake);
  mdg_draft_keeper_put (keeper, mdg_intake_get_draft (self->intake), title, value);
}

static void
on_draft_state_changed (MdgDraftKeeper *keeper,
                        gpointer user_data)
{
  MdgIntakePage *self = user_data;
  const char *state = mdg_draft_keeper_get_state (keeper);
  g_autofree char *text = NULL;

  if (state != NULL && !mdg_intake_is_editing (self->intake) && !mdg_intake_is_continuing (self->intake))
    text = g_strdup_printf (_ ("%s   the number comes with saving"), state);
  mdg_intake_form_set_state (self->form, text != NULL ? text : state);
}

static void
set_intake (MdgIntakePage *self,
            MdgIntake *intake)
{
  g_autofree char *state = NULL;
  g_autofree char *subtitle = mdg_intake_heading_dup_subtitle (intake);

  g_set_object (&self->intake, intake);
  mdg_intake_form_set_intake (self->form, intake);
  state = dup_state (self, FALSE, FALSE);
  mdg_undo_stack_reset (self->undo, state);
  mdg_intake_form_set_state (self->form, NULL);
  mdg_page_set_title (MDG_PAGE (self), mdg_intake_heading_get_title (intake));
  mdg_page_set_subtitle (MDG_PAGE (self), subtitle);
  update_actions (self);
  look_now (self);
}

static void
put_aside (MdgIntakePage *self,
           gboolean is_open)
{
  g_autofree char *value = NULL;
  g_autofree char *title = NULL;

  if (self->intake == NULL || mdg_intake_is_blank (self->intake))
    return;
  /* What is being saved is on disk; written again it would outlive the save. */
  if (self->saving != NULL)
    return;
  /* A consultation that was opened to be corrected and left alone leaves nothing behind. */
  if (mdg_intake_is_editing (self->intake) && !mdg_undo_stack_can_undo (self->undo))
    return;

  value = dup_state (self, TRUE, is_open);
  title = mdg_intake_dup_title (self->intake);
  mdg_draft_keeper_forget (self->keeper);
  mdg_draft_keeper_put (self->keeper, mdg_intake_get_draft (self->intake), title, value);
}

void
mdg_intake_page_begin (MdgIntakePage *self)
{
  g_autoptr (MdgIntake) intake = NULL;

  g_return_if_fail (MDG_IS_INTAKE_PAGE (self));

  /* Nothing typed yet: only the time is made new. */
  put_aside (self, FALSE);
  intake = mdg_intake_new (self->workspace);
  set_intake (self, intake);
  mdg_intake_form_set_is_detailed (self->form, FALSE);
  mdg_intake_form_focus_first (self->form);
}

gboolean
mdg_intake_page_edit (MdgIntakePage *self,
                      const MdgUuid *consultation,
                      GError **error)
{
  g_autoptr (MdgIntake) intake = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE_PAGE (self), FALSE);

  intake = mdg_intake_load (self->workspace, consultation, error);
  if (intake == NULL)
    return FALSE;

  put_aside (self, FALSE);
  set_intake (self, intake);
  mdg_intake_form_focus_text (self->form);

  return TRUE;
}

gboolean
mdg_intake_page_continue (MdgIntakePage *self,
                          const MdgUuid *consultation,
                          GError **error)
{
  g_autoptr (MdgIntake) intake = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE_PAGE (self), FALSE);

  intake = mdg_intake_continue (self->workspace, consultation, error);
  if (intake == NULL)
    return FALSE;

  put_aside (self, FALSE);
  set_intake (self, intake);
  mdg_intake_form_set_is_detailed (self->form, FALSE);
  mdg_intake_form_focus_text (self->form);

  return TRUE;
}

static JsonObject *
get_object (JsonNode *root)
{
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static char *
dup_intake_json (JsonObject *state)
{
  JsonNode *node = state != NULL ? json_object_get_member (state, "intake") : NULL;

  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("");
}

static void
restore_cursor (MdgIntakePage *self,
                JsonObject *state)
{
  mdg_intake_binder_set_cursor (get_binder (self), json_object_get_string_member_with_default (state, "focus", NULL), (int) json_object_get_int_member_with_default (state, "cursor", 0));
}

gboolean
mdg_intake_page_open_draft (MdgIntakePage *self,
                            const MdgDraft *draft,
                            GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (draft->value, NULL);
  JsonObject *state = get_object (root);
  g_autofree char *json = dup_intake_json (state);
  g_autoptr (MdgIntake) intake = NULL;

  g_return_val_if_fail (MDG_IS_INTAKE_PAGE (self), FALSE);

  intake = mdg_intake_new_from_json (self->workspace, json, error);
  if (intake == NULL)
    return FALSE;

  put_aside (self, FALSE);
  set_intake (self, intake);
  mdg_intake_form_set_is_detailed (self->form, json_object_get_boolean_member_with_default (state, "detailed", FALSE));
  restore_cursor (self, state);

  return TRUE;
}

gboolean
mdg_intake_page_has_draft (MdgIntakePage *self,
                           const MdgUuid *draft)
{
  g_return_val_if_fail (MDG_IS_INTAKE_PAGE (self), FALSE);

  return self->intake != NULL && mdg_uuid_equal (mdg_intake_get_draft (self->intake), draft);
}

void
mdg_intake_page_forget_draft (MdgIntakePage *self,
                              const MdgUuid *draft)
{
  g_autoptr (MdgIntake) intake = NULL;

  if (!mdg_intake_page_has_draft (self, draft))
    return;

  mdg_draft_keeper_forget (self->keeper);
  intake = mdg_intake_new (self->workspace);
  set_intake (self, intake);
}

gboolean
mdg_intake_page_was_open (const MdgDraft *draft)
{
  g_autoptr (JsonNode) root = json_from_string (draft->value, NULL);
  JsonObject *state = get_object (root);

  return state != NULL && json_object_get_boolean_member_with_default (state, "open", FALSE);
}

static void
step_to (MdgIntakePage *self,
         const char *text)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *state = get_object (root);
  g_autofree char *json = NULL;

  if (state == NULL)
    return;

  json = dup_intake_json (state);
  if (!mdg_intake_read_json (self->intake, json, NULL))
    return;
  mdg_intake_form_refresh (self->form);
  restore_cursor (self, state);
  mdg_draft_keeper_touch (self->keeper);
  update_actions (self);
  look_now (self);
}

static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);

  step_to (self, g_str_equal (name, "intake.undo") ? mdg_undo_stack_undo (self->undo) : mdg_undo_stack_redo (self->undo));
}

static void
tell_saved (MdgIntakePage *self,
            MdgChange *change)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *action = g_strdup_printf ("win.undo-change('%s')", uuid);
  const char *number = mdg_intake_get_number (self->intake, change);
  g_autofree char *text = g_strdup_printf (_ ("Consultation %s is saved"), number != NULL ? number : "");

  if (MDG_IS_WINDOW (root))
    mdg_window_toast_undo (MDG_WINDOW (root), text, action);
}

/* Letters typed while the disk was busy belong to the consultation that is now saved. */
static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdgIntakePage *self = g_task_get_source_object (task);
  MdgChange *change = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *saving = g_steal_pointer (&self->saving);
  g_autofree char *now = mdg_intake_dup_json (self->intake);
  g_autoptr (MdgIntake) next = NULL;
  gboolean goes_back = mdg_intake_is_editing (self->intake) || mdg_intake_is_continuing (self->intake);

  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      g_autofree char *problem = g_strdup_printf (_ ("Not saved: %s What you typed is still here; save again when the cause is gone."), error->message);

      mdg_intake_form_set_problem (self->form, problem);
      mdg_draft_keeper_touch (self->keeper);
      return;
    }

  tell_saved (self, change);
  if (g_strcmp0 (saving, now) != 0)
    {
      mdg_intake_adopt (self->intake, change);
      mdg_draft_keeper_touch (self->keeper);
      return;
    }

  mdg_draft_keeper_forget (self->keeper);
  next = mdg_intake_new (self->workspace);
  set_intake (self, next);
  mdg_intake_form_set_is_detailed (self->form, FALSE);
  mdg_intake_form_focus_first (self->form);
  if (goes_back)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-intake", NULL);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = NULL;
  GTask *task;

  if (self->saving != NULL)
    return;

  change = mdg_intake_make_change (self->intake, &error);
  if (change == NULL)
    {
      mdg_intake_form_set_problem (self->form, error->message);
      mdg_intake_form_focus_text (self->form);
      return;
    }

  self->saving = mdg_intake_dup_json (self->intake);
  mdg_draft_keeper_flush (self->keeper);
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_object_ref (change), g_object_unref);
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, task);
}

static void
later_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);
  g_autoptr (MdgIntake) intake = mdg_intake_new (self->workspace);

  put_aside (self, FALSE);
  set_intake (self, intake);
  gtk_widget_activate_action (widget, "win.leave-intake", NULL);
}

static void
details_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);

  mdg_intake_form_set_is_detailed (self->form, !mdg_intake_form_get_is_detailed (self->form));
}

static void
add_row_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  mdg_intake_form_add_row (MDG_INTAKE_PAGE (widget)->form, g_str_equal (name, "intake.add-person"));
}

static void
mask_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);

  mdg_intake_known_set_is_masked (self->known, !mdg_intake_known_get_is_masked (self->known));
  show_strip (self);
}

static void
time_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);

  if (g_str_equal (name, "intake.earlier"))
    mdg_intake_shift_received (self->intake, -15);
  else if (g_str_equal (name, "intake.this-morning"))
    mdg_intake_set_received_this_morning (self->intake);
  else
    mdg_intake_set_received_yesterday (self->intake);
  mdg_intake_binder_edited (get_binder (self), name);
}

static void
go_to_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  mdg_intake_form_go_to (MDG_INTAKE_PAGE (widget)->form, g_variant_get_string (parameter, NULL));
}

static void
new_person_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);

  mdg_intake_drop_subject (self->intake);
  mdg_intake_binder_edited (get_binder (self), name);
}

static void
on_taken (MdgIntakeKnown *known,
          MdgKnownKind kind,
          const char *text,
          gpointer user_data)
{
  MdgIntakePage *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean fine = TRUE;
  MdgUuid uuid;

  if (!mdg_uuid_parse (text, &uuid))
    return;

  mdg_undo_stack_break (self->undo);
  if (kind == MDG_KNOWN_SUBJECT)
    fine = mdg_intake_take_subject (self->intake, &uuid, &error);
  else if (kind == MDG_KNOWN_CONSULTER)
    fine = mdg_intake_take_consulter (self->intake, &uuid, &error);
  else
    mdg_intake_set_housemate (self->intake, &uuid);
  if (!fine)
    {
      mdg_intake_form_set_problem (self->form, error->message);
      return;
    }

  mdg_intake_binder_edited (get_binder (self), "taken");
  if (kind != MDG_KNOWN_HOUSEMATE)
    mdg_intake_form_go_on (self->form);
  look_now (self);
}

static gboolean
on_digit (GtkWidget *widget,
          GVariant *args,
          gpointer user_data)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *codes = focus != NULL ? gtk_widget_get_ancestor (focus, MDG_TYPE_CODE_ENTRY) : NULL;

  if (codes != NULL && mdg_code_entry_is_listing (MDG_CODE_ENTRY (codes)))
    return FALSE;
  if (self->look_timer != 0)
    look_now (self);

  return mdg_intake_known_take (self->known, (guint) g_variant_get_int32 (args));
}

/* Height of a line of text in pixels: grows with the size of the text. */
static int
get_line_height (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int height = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);

  return height;
}

static gboolean
update_narrow (gpointer user_data)
{
  MdgIntakePage *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean is_narrow = width > 0 && width < MIN_WIDTH_LINES * get_line_height (GTK_WIDGET (self));

  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      gtk_widget_set_visible (GTK_WIDGET (self->known), !is_narrow);
      show_strip (self);
    }

  return G_SOURCE_REMOVE;
}

static void
on_surface_layout (GdkSurface *surface,
                   int width,
                   int height,
                   gpointer user_data)
{
  /* Not now: GTK is in the middle of giving out the room. */
  g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_narrow, g_object_ref (user_data), g_object_unref);
}

/* Who asked before stands on the right only while the one who asks is typed. */
static void
on_focus_changed (MdgIntakePage *self)
{
  gboolean in_consulter = self->intake != NULL && is_in_consulter (self);

  if (in_consulter == self->was_in_consulter)
    return;

  self->was_in_consulter = in_consulter;
  mdg_undo_stack_break (self->undo);
  if (self->intake != NULL)
    look_soon (self);
}

static void
mdg_intake_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_intake_page_parent_class)->map (widget);

  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout", G_CALLBACK (on_surface_layout), widget, 0);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (on_focus_changed), widget, G_CONNECT_SWAPPED);
}

static void
mdg_intake_page_unmap (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), on_surface_layout, widget);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_changed, widget);

  GTK_WIDGET_CLASS (mdg_intake_page_parent_class)->unmap (widget);
}

static void
mdg_intake_page_enter (MdgPage *page)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (page);

  if (self->intake == NULL)
    mdg_intake_page_begin (self);
  else
    look_now (self);
}

static void
mdg_intake_page_leave (MdgPage *page)
{
  put_aside (MDG_INTAKE_PAGE (page), TRUE);
}

static void
mdg_intake_page_focus_first (MdgPage *page)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (page);
  int offset;

  if (mdg_intake_binder_get_cursor (get_binder (self), &offset) == NULL)
    mdg_intake_form_focus_first (self->form);
}

static void
mdg_intake_page_dispose (GObject *object)
{
  MdgIntakePage *self = MDG_INTAKE_PAGE (object);

  g_clear_handle_id (&self->look_timer, g_source_remove);
  if (self->keeper != NULL)
    {
      mdg_draft_keeper_flush (self->keeper);
      g_signal_handlers_disconnect_by_data (self->keeper, self);
    }
  g_clear_object (&self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_INTAKE_PAGE);
  g_clear_object (&self->intake);
  g_clear_object (&self->undo);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_intake_page_parent_class)->dispose (object);
}

static void
mdg_intake_page_finalize (GObject *object)
{
  g_free (MDG_INTAKE_PAGE (object)->saving);

  G_OBJECT_CLASS (mdg_intake_page_parent_class)->finalize (object);
}

static void
mdg_intake_page_class_init (MdgIntakePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  MdgPageClass *page_class = MDG_PAGE_CLASS (klass);

  object_class->dispose = mdg_intake_page_dispose;
  object_class->finalize = mdg_intake_page_finalize;
  widget_class->map = mdg_intake_page_map;
  widget_class->unmap = mdg_intake_page_unmap;
  page_class->enter = mdg_intake_page_enter;
  page_class->leave = mdg_intake_page_leave;
  page_class->focus_first = mdg_intake_page_focus_first;

  gtk_widget_class_install_action (widget_class, "intake.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "intake.later", NULL, later_action);
  gtk_widget_class_install_action (widget_class, "intake.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "intake.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "intake.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "intake.add-person", NULL, add_row_action);
  gtk_widget_class_install_action (widget_class, "intake.add-action", NULL, add_row_action);
  gtk_widget_class_install_action (widget_class, "intake.mask", NULL, mask_action);
  gtk_widget_class_install_action (widget_class, "intake.earlier", NULL, time_action);
  gtk_widget_class_install_action (widget_class, "intake.this-morning", NULL, time_action);
  gtk_widget_class_install_action (widget_class, "intake.yesterday", NULL, time_action);
  gtk_widget_class_install_action (widget_class, "intake.new-person", NULL, new_person_action);
  gtk_widget_class_install_action (widget_class, "intake.go-to", "s", go_to_action);

  g_type_ensure (MDG_TYPE_INTAKE_FORM);
  g_type_ensure (MDG_TYPE_INTAKE_KNOWN);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "intake/mdg-intake-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgIntakePage, form);
  gtk_widget_class_bind_template_child (widget_class, MdgIntakePage, known);
}

static void
mdg_intake_page_init (MdgIntakePage *self)
{
  self->undo = mdg_undo_stack_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  mdg_page_set_title (MDG_PAGE (self), _ ("Intake"));
  mdg_page_set_has_main_act (MDG_PAGE (self), TRUE);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->form));
  gtk_widget_add_controller (GTK_WIDGET (self), mdg_intake_keys_new (on_digit));
  g_signal_connect_object (get_binder (self), "edited", G_CALLBACK (on_edited), self, 0);
  g_signal_connect_object (self->known, "taken", G_CALLBACK (on_taken), self, 0);
}

MdgIntakePage *
mdg_intake_page_new (MdgWorkspace *workspace)
{
  MdgIntakePage *self = g_object_new (MDG_TYPE_INTAKE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->keeper = mdg_draft_keeper_new (workspace, "intake");
  g_signal_connect (self->keeper, "collect", G_CALLBACK (on_collect), self);
  g_signal_connect (self->keeper, "state-changed", G_CALLBACK (on_draft_state_changed), self);

  return self;
}
