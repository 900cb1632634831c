#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-form-page.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "mdg-app-paths.h"
#include "mdg-attachment.h"
#include "mdg-capture-keys.h"
#include "mdg-dialogs.h"
#include "mdg-draft-keeper.h"
#include "mdg-error.h"
#include "mdg-referral-sheet.h"
#include "mdg-referral-steps.h"
#include "mdg-referral.h"
#include "mdg-two-pane.h"
#include "mdg-undo-stack.h"
#include "mdg-window.h"

#define SCAN_WIDTH 460

struct _MdgReferralFormPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgRecord *referral;
  MdgPaperForm *form;
  MdgDraftKeeper *keeper;
  MdgUndoStack *undo;
  MdgChangeStack *changes;
  GFile *scan_file; /* attached and not saved yet */
  GBytes *scan_bytes;
  GCancellable *reading;
  gboolean is_saving;

  MdgTwoPane *panes;
  GtkLabel *problem;
  GtkLabel *state;
  GtkWidget *original_button;
  GtkScrolledWindow *scroller;
  GtkBox *form_place;
  GtkWidget *scan_pane;
  GtkWidget *back_button;
  MdgScanView *scan;
};

G_DEFINE_FINAL_TYPE (MdgReferralFormPage, mdg_referral_form_page, MDG_TYPE_PAGE)

static MdgWindow *
get_window (MdgReferralFormPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return MDG_IS_WINDOW (root) ? MDG_WINDOW (root) : NULL;
}

static gboolean
is_received (MdgReferralFormPage *self)
{
  return mdg_record_is_stored (self->referral);
}

static void
say_problem (MdgReferralFormPage *self,
             const char *text,
             gboolean is_refusal)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->problem), (const char *[]){ is_refusal ? "mdg-late" : "mdg-dim", NULL });
}

/* While one types it stands there quietly: how far it is to the stamp of receipt. */
static void
show_missing (MdgReferralFormPage *self,
              gboolean is_refusal)
{
  g_autofree char *text = mdg_referral_receipt_dup_missing (self->workspace, self->referral);

  say_problem (self, text != NULL ? text : is_received (self) ? ""
                                                              : _ ("Everything needed is there."),
               is_refusal && text != NULL);
}

static char *
dup_draft (MdgReferralFormPage *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *form = mdg_paper_form_dup_json (self->form);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "open");
  json_builder_add_boolean_value (builder, gtk_widget_get_mapped (GTK_WIDGET (self)));
  json_builder_set_member_name (builder, "form");
  json_builder_add_string_value (builder, form);
  if (self->scan_file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->scan_file);

      json_builder_set_member_name (builder, "scan");
      json_builder_add_string_value (builder, uri);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
on_collect (MdgReferralFormPage *self)
{
  const char *name = mdg_record_get_text (self->referral, MDG_REFERRAL_SUBJECT_NAME);
  g_autofree char *title = g_strdup_printf (_ ("Request form: %s"), name != NULL ? name : _ ("no name yet"));
  g_autofree char *value = dup_draft (self);

  mdg_draft_keeper_put (self->keeper, mdg_record_get_uuid (self->referral), title, value);
}

static void
on_keeper_state (MdgReferralFormPage *self)
{
  const char *state = mdg_draft_keeper_get_state (self->keeper);

  gtk_label_set_text (self->state, state != NULL ? state : "");
}

static void
update_actions (MdgReferralFormPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.undo", mdg_undo_stack_can_undo (self->undo));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.redo", mdg_undo_stack_can_redo (self->undo));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.receive", !self->is_saving && !mdg_workspace_is_read_only (self->workspace));
}

/* A circle round one of the two words is the kind, as long as nobody chose a rarer one. */
static void
follow_title (MdgReferralFormPage *self)
{
  const char *kind = mdg_record_get_text (self->referral, MDG_REFERRAL_KIND);
  const char *circled = mdg_record_get_text (self->referral, MDG_REFERRAL_REQ_KIND);

  if (circled == NULL || (kind != NULL && !g_str_equal (kind, "outreach") && !g_str_equal (kind, "advice")))
    return;

  mdg_record_set_text (self->referral, MDG_REFERRAL_KIND, circled);
  mdg_paper_form_update_field (self->form, self->referral, MDG_REFERRAL_KIND);
}

static void
on_edited (MdgReferralFormPage *self,
           const char *key,
           gboolean is_text)
{
  g_autofree char *json = NULL;

  if (g_str_equal (key, "0.req_kind"))
    follow_title (self);
  if (g_str_equal (key, "0.address"))
    mdg_referral_receipt_find_area (self->workspace, self->referral);
  json = mdg_paper_form_dup_json (self->form);
  mdg_undo_stack_push (self->undo, json, is_text ? key : NULL, g_get_monotonic_time ());
  mdg_draft_keeper_touch (self->keeper);
  show_missing (self, FALSE);
  update_actions (self);
}

static void
step_to (MdgReferralFormPage *self,
         const char *json)
{
  if (json == NULL || !mdg_paper_form_load_json (self->form, json, NULL))
    return;

  mdg_draft_keeper_touch (self->keeper);
  show_missing (self, FALSE);
  update_actions (self);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgReferralFormPage *self = MDG_REFERRAL_FORM_PAGE (widget);

  step_to (self, g_str_equal (action_name, "form.undo") ? mdg_undo_stack_undo (self->undo) : mdg_undo_stack_redo (self->undo));
}

static void
stop_reading (MdgReferralFormPage *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
forget_scan (MdgReferralFormPage *self)
{
  stop_reading (self);
  g_clear_object (&self->scan_file);
  g_clear_pointer (&self->scan_bytes, g_bytes_unref);
  mdg_scan_view_set_name (self->scan, NULL);
}

static void
read_scan_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (MdgReferralFormPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    {
      forget_scan (self);
      mdg_scan_view_fail (self->scan, _ ("The file cannot be read."));
      return;
    }

  g_clear_pointer (&self->scan_bytes, g_bytes_unref);
  self->scan_bytes = g_steal_pointer (&bytes);
  mdg_scan_view_open (self->scan, self->scan_bytes);
  mdg_draft_keeper_touch (self->keeper);
}

/* FALSE for what is no file, or more than a scan may hold: it is not read at all. */
static gboolean
check_scan (GFile *file,
            GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file cannot be read."));
  else if (g_file_info_get_size (info) > MDG_ATTACHMENT_MAX_BYTES)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file is larger than 20 megabytes. Scan the sheet again in black and white."));
  else
    return TRUE;

  return FALSE;
}

void
mdg_referral_form_page_attach (MdgReferralFormPage *self,
                               GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (MDG_IS_REFERRAL_FORM_PAGE (self));

  forget_scan (self);
  if (!check_scan (file, &error))
    {
      mdg_scan_view_fail (self->scan, error->message);
      return;
    }

  name = g_file_get_basename (file);
  self->scan_file = g_object_ref (file);
  self->reading = g_cancellable_new ();
  mdg_scan_view_set_name (self->scan, name);
  g_file_load_bytes_async (file, self->reading, read_scan_cb, g_object_ref (self));
}

static void
choose_scan_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (MdgReferralFormPage) self = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);

  if (file != NULL)
    mdg_referral_form_page_attach (self, file);
}

static void
on_attach (MdgReferralFormPage *self)
{
  static const MdgFileFilter filters[] = {
    { N_ ("Scans"), "*.pdf;*.PDF;*.png;*.PNG;*.jpg;*.JPG;*.jpeg;*.JPEG" },
    { NULL },
  };

  mdg_dialog_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Attach the Original"), _ ("_Attach"), filters, NULL, NULL, NULL,
                                choose_scan_cb, g_object_ref (self));
}

/* A scan of this draft that was read before. */
static void
on_wanted (MdgReferralFormPage *self)
{
  if (self->scan_bytes != NULL)
    mdg_scan_view_open (self->scan, self->scan_bytes);
}

static void
receive_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgReferralFormPage *self = MDG_REFERRAL_FORM_PAGE (widget);
  g_autoptr (GError) error = NULL;
  guint field;

  if (self->is_saving)
    return;
  if (!mdg_paper_form_check (self->form, &error))
    {
      say_problem (self, error->message, TRUE);
      return;
    }
  if (mdg_referral_receipt_find_missing (self->workspace, self->referral, &field))
    {
      show_missing (self, TRUE);
      mdg_paper_form_focus_field (self->form, self->referral, field);
      return;
    }
  if (!mdg_record_validate (self->referral, &error))
    {
      say_problem (self, error->message, TRUE);
      return;
    }

  self->is_saving = TRUE;
  update_actions (self);
  mdg_referral_step_receive (self->changes, self->referral);
}

static void
on_saved (MdgReferralFormPage *self,
          MdgChange *change)
{
  MdgWindow *window = get_window (self);
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *undo = g_strdup_printf ("win.undo-change('%s')", uuid);
  g_autofree char *shown = mdg_uuid_dup_string (mdg_record_get_uuid (self->referral));

  /* The scan comes after the sheet it belongs to. */
  if (!self->is_saving)
    return;
  self->is_saving = FALSE;
  if (self->scan_bytes != NULL)
    {
      g_autofree char *name = g_file_get_basename (self->scan_file);

      mdg_referral_step_attach (self->changes, mdg_record_get_uuid (self->referral), name, self->scan_bytes);
    }
  mdg_draft_keeper_forget (self->keeper);
  mdg_referral_form_page_begin (self, NULL);
  if (window == NULL)
    return;

  mdg_window_toast_undo (window, _ (mdg_change_get_action (change)), undo);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-referral", "s", shown);
}

static void
on_said (MdgReferralFormPage *self,
         const char *text)
{
  self->is_saving = FALSE;
  say_problem (self, text, TRUE);
  update_actions (self);
}

static void
show_pane_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgReferralFormPage *self = MDG_REFERRAL_FORM_PAGE (widget);
  gboolean is_original = g_str_equal (action_name, "form.show-original");

  mdg_two_pane_set_shows_end (self->panes, is_original);
  gtk_widget_child_focus (is_original ? self->scan_pane : GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}

static void
attach_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  on_attach (MDG_REFERRAL_FORM_PAGE (widget));
}

static void
on_narrow_changed (MdgReferralFormPage *self)
{
  gboolean is_narrow = mdg_two_pane_get_is_narrow (self->panes);

  gtk_widget_set_visible (self->original_button, is_narrow);
  gtk_widget_set_visible (self->back_button, is_narrow);
}

static void
mdg_referral_form_page_leave (MdgPage *page)
{
  mdg_draft_keeper_flush (MDG_REFERRAL_FORM_PAGE (page)->keeper);
}

static void
mdg_referral_form_page_focus_first (MdgPage *page)
{
  MdgReferralFormPage *self = MDG_REFERRAL_FORM_PAGE (page);

  mdg_two_pane_set_shows_end (self->panes, FALSE);
  mdg_paper_form_focus_field (self->form, self->referral, MDG_REFERRAL_REQ_KIND);
}

static void
mdg_referral_form_page_dispose (GObject *object)
{
  MdgReferralFormPage *self = MDG_REFERRAL_FORM_PAGE (object);

  stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_REFERRAL_FORM_PAGE);
  g_clear_object (&self->scan_file);
  g_clear_pointer (&self->scan_bytes, g_bytes_unref);
  g_clear_object (&self->keeper);
  g_clear_object (&self->undo);
  g_clear_object (&self->changes);
  g_clear_object (&self->referral);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_referral_form_page_parent_class)->dispose (object);
}

static void
mdg_referral_form_page_class_init (MdgReferralFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_referral_form_page_dispose;
  MDG_PAGE_CLASS (klass)->leave = mdg_referral_form_page_leave;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_referral_form_page_focus_first;

  g_type_ensure (MDG_TYPE_TWO_PANE);
  g_type_ensure (MDG_TYPE_SCAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-referral-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, panes);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, problem);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, state);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, original_button);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, form_place);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, scan_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralFormPage, scan);
  gtk_widget_class_install_action (widget_class, "form.receive", NULL, receive_action);
  gtk_widget_class_install_action (widget_class, "form.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "form.show-original", NULL, show_pane_action);
  gtk_widget_class_install_action (widget_class, "form.show-form", NULL, show_pane_action);
  gtk_widget_class_install_action (widget_class, "form.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "form.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "form.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "form.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "form.attach", NULL);
}

static void
mdg_referral_form_page_init (MdgReferralFormPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->undo = mdg_undo_stack_new ();
  mdg_two_pane_set_start (self->panes, GTK_WIDGET (self->scroller));
  mdg_two_pane_set_end (self->panes, self->scan_pane);
  mdg_two_pane_set_end_is_fixed (self->panes, TRUE);
  mdg_two_pane_set_position (self->panes, SCAN_WIDTH);
  g_signal_connect_object (self->panes, "notify::is-narrow", G_CALLBACK (on_narrow_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "attach", G_CALLBACK (on_attach), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "wanted", G_CALLBACK (on_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "dropped", G_CALLBACK (mdg_referral_form_page_attach), self, G_CONNECT_SWAPPED);
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "form.receive");
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->scroller));
  mdg_page_add_pane (MDG_PAGE (self), self->scan_pane);
}

MdgReferralFormPage *
mdg_referral_form_page_new (MdgWorkspace *workspace)
{
  MdgReferralFormPage *self = g_object_new (MDG_TYPE_REFERRAL_FORM_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->changes = mdg_change_stack_new (workspace);
  self->keeper = mdg_draft_keeper_new (workspace, MDG_REFERRAL_DRAFT_FORM);
  self->referral = mdg_referral_receipt_new (workspace, NULL);
  self->form = MDG_PAPER_FORM (mdg_paper_form_new (workspace));
  mdg_referral_sheet_add (self->form, self->referral);
  gtk_box_append (self->form_place, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "collect", G_CALLBACK (on_collect), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "state-changed", G_CALLBACK (on_keeper_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  mdg_referral_form_page_begin (self, NULL);

  return self;
}

/* Takes referral. */
static void
show_record (MdgReferralFormPage *self,
             MdgRecord *referral)
{
  g_autofree char *json = NULL;

  mdg_draft_keeper_flush (self->keeper);
  forget_scan (self);
  g_object_unref (self->referral);
  self->referral = referral;
  mdg_paper_form_replace (self->form, 0, referral);
  json = mdg_paper_form_dup_json (self->form);
  mdg_undo_stack_reset (self->undo, json);
  mdg_page_set_subtitle (MDG_PAGE (self), is_received (self) ? mdg_record_get_text (referral, MDG_REFERRAL_NUMBER) : NULL);
  show_missing (self, FALSE);
  update_actions (self);
}

void
mdg_referral_form_page_begin (MdgReferralFormPage *self,
                              const MdgUuid *case_uuid)
{
  g_return_if_fail (MDG_IS_REFERRAL_FORM_PAGE (self));

  show_record (self, mdg_referral_receipt_new (self->workspace, case_uuid));
}

void
mdg_referral_form_page_begin_serial (MdgReferralFormPage *self,
                                     const char *serial)
{
  MdgRecord *referral;

  g_return_if_fail (MDG_IS_REFERRAL_FORM_PAGE (self));

  referral = mdg_referral_receipt_new (self->workspace, NULL);
  mdg_record_set_text (referral, MDG_REFERRAL_FORM_SERIAL, serial);
  show_record (self, referral);
  mdg_draft_keeper_touch (self->keeper);
}

gboolean
mdg_referral_form_page_edit (MdgReferralFormPage *self,
                             const MdgUuid *referral,
                             GError **error)
{
  MdgRecord *record;

  g_return_val_if_fail (MDG_IS_REFERRAL_FORM_PAGE (self), FALSE);

  record = mdg_workspace_load (self->workspace, MDG_KIND_REFERRAL, referral, error);
  if (record == NULL)
    return FALSE;
  show_record (self, record);

  return TRUE;
}

gboolean
mdg_referral_form_page_open_draft (MdgReferralFormPage *self,
                                   const MdgDraft *draft,
                                   GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (draft->value, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *form = object != NULL ? json_object_get_string_member_with_default (object, "form", NULL) : NULL;
  const char *scan = object != NULL ? json_object_get_string_member_with_default (object, "scan", NULL) : NULL;
  MdgRecord *referral;
  g_autofree char *json = NULL;

  g_return_val_if_fail (MDG_IS_REFERRAL_FORM_PAGE (self), FALSE);

  if (mdg_uuid_equal (mdg_record_get_uuid (self->referral), &draft->uuid))
    return TRUE;
  if (form == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This draft cannot be read. It is kept as it is; nothing else is concerned."));
      return FALSE;
    }

  /* What was a correction of a referral goes on as one. */
  referral = mdg_workspace_load (self->workspace, MDG_KIND_REFERRAL, &draft->uuid, NULL);
  if (referral == NULL)
    {
      referral = mdg_referral_receipt_new (self->workspace, NULL);
      mdg_record_set_uuid (referral, &draft->uuid);
    }
  show_record (self, referral);
  if (!mdg_paper_form_load_json (self->form, form, error))
    return FALSE;
  json = mdg_paper_form_dup_json (self->form);
  mdg_undo_stack_reset (self->undo, json);
  if (scan != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (scan);

      mdg_referral_form_page_attach (self, file);
    }
  show_missing (self, FALSE);

  return TRUE;
}

void
mdg_referral_form_page_forget_draft (MdgReferralFormPage *self,
                                     const MdgUuid *draft)
{
  g_return_if_fail (MDG_IS_REFERRAL_FORM_PAGE (self));

  if (!mdg_uuid_equal (mdg_record_get_uuid (self->referral), draft))
    return;

  mdg_draft_keeper_forget (self->keeper);
  mdg_referral_form_page_begin (self, NULL);
}

MdgRecord *
mdg_referral_form_page_get_record (MdgReferralFormPage *self)
{
  return self->referral;
}

MdgPaperForm *
mdg_referral_form_page_get_form (MdgReferralFormPage *self)
{
  return self->form;
}

MdgScanView *
mdg_referral_form_page_get_scan (MdgReferralFormPage *self)
{
  return self->scan;
}

const char *
mdg_referral_form_page_get_problem (MdgReferralFormPage *self)
{
  return gtk_label_get_text (self->problem);
}
