#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-forms.h"
#include "mdg-case-use.h"
#include "mdg-case.h"
#include "mdg-conference.h"
#include "mdg-history-dialog.h"
#include "mdg-reason-dialog.h"
#include "mdg-report-preview.h"
#include "mdg-report-share-sheet.h"
#include "mdg-share-sheet-editor.h"
#include "mdg-transfer-dialog.h"

static MdgWindow *
get_window (MdgCasePage *self)
{
  return MDG_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (MdgRecord) record = mdg_case_page_load (self);

  if (record != NULL)
    mdg_case_forms_edit (widget, mdg_case_page_get_workspace (self), record);
}

static void
take_over_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (MdgRecord) record = mdg_case_page_load (self);
  MdgStaff *staff = mdg_workspace_get_staff (mdg_case_page_get_workspace (self));
  MdgChange *change;

  if (record == NULL)
    return;
  if (staff == NULL)
    {
      mdg_window_toast (get_window (self), _ ("Choose who you are first, bottom left."));
      return;
    }

  change = mdg_change_new (N_ ("Case taken over"));
  mdg_record_set_reference (record, MDG_CASE_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_change_add (change, record);
  mdg_case_page_save (self, change);
}

static void
assign_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (MdgRecord) record = mdg_case_page_load (self);

  if (record != NULL)
    mdg_case_forms_assign (widget, mdg_case_page_get_workspace (self), record);
}

static void
transfer_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (MdgCasePage) self = user_data;
  g_autoptr (GError) error = NULL;
  MdgChange *change = mdg_transfer_dialog_ask_finish (result, &error);

  if (change != NULL && mdg_case_page_get_workspace (self) != NULL)
    mdg_case_page_save (self, change);
  else if (error != NULL && get_window (self) != NULL)
    mdg_window_toast (get_window (self), error->message);
}

static void
transfer_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (MdgRecord) record = mdg_case_page_load (self);

  if (record != NULL)
    mdg_transfer_dialog_ask_async (GTK_WINDOW (get_window (self)), mdg_case_page_get_workspace (self), record, transfer_cb, g_object_ref (self));
}

static void
to_conference_action (GtkWidget *widget,
                      const char *action_name,
                      GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  const MdgUuid *uuid = mdg_case_page_get_uuid (self);
  g_autoptr (GError) error = NULL;
  MdgChange *change = uuid != NULL ? mdg_conference_add_case (mdg_case_page_get_workspace (self), uuid, &error) : NULL;

  if (change != NULL)
    mdg_case_page_save (self, change);
  else if (error != NULL)
    mdg_window_toast (get_window (self), error->message);
}

static void
unlink_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (GError) error = NULL;
  MdgChange *change = NULL;
  MdgUuid consultation;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &consultation))
    change = mdg_case_use_link (mdg_case_page_get_workspace (self), &consultation, NULL, &error);
  if (change != NULL)
    mdg_case_page_save (self, change);
  else if (error != NULL)
    mdg_window_toast (get_window (self), error->message);
}

static void
close_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (MdgRecord) record = mdg_case_page_load (self);

  if (record != NULL)
    mdg_case_forms_close (widget, mdg_case_page_get_workspace (self), record);
}

typedef struct
{
  MdgCasePage *page;
  MdgRecord *record;
  guint field; /* of a flag */
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->page);
  g_object_unref (asking->record);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* Takes record. */
static Asking *
new_asking (MdgCasePage *page,
            MdgRecord *record,
            guint field)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (page);
  asking->record = record;
  asking->field = field;

  return asking;
}

static void
flag_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autofree char *reason = mdg_reason_dialog_ask_finish (result);

  if (reason != NULL && mdg_case_page_get_workspace (asking->page) != NULL)
    mdg_case_page_save (asking->page, mdg_case_use_flag (asking->record, asking->field, TRUE, reason));
}

static void
flag_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  MdgRecord *record = mdg_case_page_load (self);
  int field = mdg_record_info_find_field (&mdg_case_info, g_variant_get_string (parameter, NULL));
  const char *label;

  if (record == NULL || field < 0)
    {
      g_clear_object (&record);
      return;
    }
  /* Taking a mark off needs no reason: it is in the history and can be undone. */
  if (mdg_record_get_flag (record, (guint) field))
    {
      mdg_case_page_save (self, mdg_case_use_flag (record, (guint) field, FALSE, NULL));
      g_object_unref (record);
      return;
    }

  label = mdg_field_get_label (&mdg_case_info.fields[field]);
  mdg_reason_dialog_ask_async (GTK_WINDOW (get_window (self)), label, _ ("Why? The reason stands with the mark."), _ ("_Mark"), FALSE, NULL, NULL,
                               flag_cb, new_asking (self, record, (guint) field));
}

static void
reopen_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autofree char *reason = mdg_reason_dialog_ask_finish (result);
  MdgWorkspace *workspace = mdg_case_page_get_workspace (asking->page);

  if (reason != NULL && workspace != NULL)
    mdg_case_page_save (asking->page, mdg_case_use_reopen (workspace, asking->record, reason));
}

static void
reopen_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  MdgRecord *record = mdg_case_page_load (self);

  if (record != NULL)
    mdg_reason_dialog_ask_async (GTK_WINDOW (get_window (self)), _ ("Reopen the case?"), _ ("The reason is kept as a memo of the case."), _ ("_Reopen"), FALSE, NULL, NULL,
                                 reopen_cb, new_asking (self, record, 0));
}

static void
void_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autofree char *reason = mdg_reason_dialog_ask_finish (result);
  MdgChange *change;

  if (reason == NULL || mdg_case_page_get_workspace (asking->page) == NULL)
    return;

  change = mdg_change_new (N_ ("Case voided"));
  mdg_change_add_void (change, asking->record, reason);
  mdg_case_page_save (asking->page, change);
}

static void
void_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  MdgRecord *record = mdg_case_page_load (self);

  if (record != NULL)
    mdg_reason_dialog_ask_async (GTK_WINDOW (get_window (self)), _ ("Void the case?"), _ ("It no longer counts and leaves the lists. Its consultations, the case itself and this reason are kept."), _ ("_Void"), TRUE,
                                 mdg_workspace_get_vocabularies (mdg_case_page_get_workspace (self)), "void_reason", void_cb, new_asking (self, record, 0));
}

static void
show_history_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  g_autoptr (MdgRecord) record = mdg_case_page_load (self);
  const char *number;
  g_autofree char *title = NULL;

  if (record == NULL)
    return;

  number = mdg_record_get_text (record, MDG_CASE_NUMBER);
  title = g_strdup_printf (_ ("History of %s"), number != NULL ? number : _ ("the case"));
  mdg_history_dialog_present (GTK_WINDOW (get_window (self)), mdg_case_page_get_workspace (self), MDG_KIND_CASE, mdg_record_get_uuid (record), title);
}

static void
share_sheet_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgCasePage *self = MDG_CASE_PAGE (widget);
  const MdgUuid *uuid = mdg_case_page_get_uuid (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) sheet = uuid != NULL ? mdg_share_sheet_load_for (mdg_case_page_get_workspace (self), uuid, &error) : NULL;

  if (sheet != NULL)
    gtk_window_present (GTK_WINDOW (mdg_share_sheet_editor_new (GTK_WINDOW (get_window (self)), mdg_case_page_get_workspace (self), sheet)));
  else if (error != NULL)
    mdg_window_toast (get_window (self), error->message);
}

void
mdg_case_actions_print (MdgCasePage *self)
{
  const MdgUuid *uuid = mdg_case_page_get_uuid (self);
  MdgWorkspace *workspace = mdg_case_page_get_workspace (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) sheet = uuid != NULL ? mdg_share_sheet_load_for (workspace, uuid, &error) : NULL;
  MdgReport *report = sheet != NULL ? mdg_report_share_sheet_new (workspace, sheet, &error) : NULL;

  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (get_window (self)), workspace, report);
  else if (error != NULL)
    mdg_window_toast (get_window (self), error->message);
}

/* The header bar is not below the page, so what stands there has actions of its own that hand on. */
static void
hand_on (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_autofree char *name = g_strconcat ("case.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action_variant (user_data, name, parameter);
}

void
mdg_case_actions_add_to_header (MdgCasePage *self,
                                GtkWidget *header)
{
  static const GActionEntry entries[] = {
    { .name = "refer", .activate = hand_on },
    { .name = "share-sheet", .activate = hand_on },
    { .name = "edit", .activate = hand_on },
    { .name = "take-over", .activate = hand_on },
    { .name = "assign", .activate = hand_on },
    { .name = "transfer", .activate = hand_on },
    { .name = "to-conference", .activate = hand_on },
    { .name = "flag", .parameter_type = "s", .activate = hand_on },
    { .name = "close", .activate = hand_on },
    { .name = "reopen", .activate = hand_on },
    { .name = "show-history", .activate = hand_on },
    { .name = "void", .activate = hand_on },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (header, "case", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (self), "header-actions", g_object_ref (group), g_object_unref);
}

static void
trace_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  const MdgUuid *uuid = mdg_case_page_get_uuid (MDG_CASE_PAGE (widget));
  g_autofree char *text = uuid != NULL ? mdg_uuid_dup_string (uuid) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (widget, "win.show-trace", "(ss)", mdg_case_info.table, text);
}

static void
refer_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  const MdgUuid *uuid = mdg_case_page_get_uuid (MDG_CASE_PAGE (widget));
  g_autofree char *text = uuid != NULL ? mdg_uuid_dup_string (uuid) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (widget, "win.new-referral", "s", text);
}

void
mdg_case_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "case.refer", NULL, refer_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "case.refer", NULL);
  gtk_widget_class_install_action (widget_class, "case.share-sheet", NULL, share_sheet_action);
  gtk_widget_class_install_action (widget_class, "case.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "case.take-over", NULL, take_over_action);
  gtk_widget_class_install_action (widget_class, "case.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "case.transfer", NULL, transfer_action);
  gtk_widget_class_install_action (widget_class, "case.to-conference", NULL, to_conference_action);
  gtk_widget_class_install_action (widget_class, "case.unlink", "s", unlink_action);
  gtk_widget_class_install_action (widget_class, "case.flag", "s", flag_action);
  gtk_widget_class_install_action (widget_class, "case.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "case.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "case.show-history", NULL, show_history_action);
  gtk_widget_class_install_action (widget_class, "page.trace", NULL, trace_action);
  gtk_widget_class_install_action (widget_class, "case.void", NULL, void_action);
}

static void
set_enabled (MdgCasePage *self,
             const char *name,
             gboolean is_enabled)
{
  g_autofree char *full = g_strconcat ("case.", name, NULL);
  GActionMap *header = g_object_get_data (G_OBJECT (self), "header-actions");
  GAction *action = header != NULL ? g_action_map_lookup_action (header, name) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), full, is_enabled);
  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

void
mdg_case_actions_update (MdgCasePage *self)
{
  g_autoptr (MdgRecord) record = mdg_case_page_load (self);
  gboolean is_shown = record != NULL;
  gboolean can_change = is_shown && mdg_record_get_state (record) == MDG_STATE_LIVE && !mdg_workspace_is_read_only (mdg_case_page_get_workspace (self));
  gboolean is_closed = is_shown && g_strcmp0 (mdg_record_get_text (record, MDG_CASE_STATUS), "closed") == 0;

  set_enabled (self, "refer", can_change);
  set_enabled (self, "share-sheet", is_shown);
  set_enabled (self, "show-history", is_shown);
  set_enabled (self, "edit", can_change);
  set_enabled (self, "take-over", can_change);
  set_enabled (self, "assign", can_change);
  set_enabled (self, "transfer", can_change);
  set_enabled (self, "to-conference", can_change);
  set_enabled (self, "unlink", can_change);
  set_enabled (self, "flag", can_change);
  set_enabled (self, "close", can_change && !is_closed);
  set_enabled (self, "reopen", can_change && is_closed);
  set_enabled (self, "void", can_change);
  set_enabled (self, "mark", can_change);
  set_enabled (self, "add-memo", can_change);
  set_enabled (self, "link-person", can_change);
}
