#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-consultations-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-consultation-list.h"
#include "mdg-consultation.h"
#include "mdg-dialogs.h"
#include "mdg-history-dialog.h"
#include "mdg-reason-dialog.h"
#include "mdg-report-list.h"
#include "mdg-report-preview.h"
#include "mdg-report-record.h"

static MdgWindow *
get_window (MdgConsultationsPage *self)
{
  return MDG_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static MdgRecord *
load_shown (MdgConsultationsPage *self)
{
  const MdgUuid *uuid = mdg_consultations_page_get_shown (self);

  return uuid != NULL ? mdg_workspace_load (mdg_consultations_page_get_workspace (self), MDG_KIND_CONSULTATION, uuid, NULL) : NULL;
}

static void
copy_number_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);
  g_autoptr (MdgRecord) record = load_shown (self);
  const char *number = record != NULL ? mdg_record_get_text (record, MDG_CONSULTATION_NUMBER) : NULL;
  g_autofree char *text = NULL;

  if (number == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
  text = g_strdup_printf (_ ("%s copied"), number);
  mdg_window_toast (get_window (self), text);
}

static void
show_history_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);
  g_autoptr (MdgRecord) record = load_shown (self);
  g_autofree char *title = NULL;

  if (record == NULL)
    return;

  title = g_strdup_printf (_ ("History of %s"), mdg_record_get_text (record, MDG_CONSULTATION_NUMBER));
  mdg_history_dialog_present (GTK_WINDOW (get_window (self)), mdg_consultations_page_get_workspace (self), MDG_KIND_CONSULTATION, mdg_record_get_uuid (record), title);
}

static void
make_case_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  const MdgUuid *uuid = mdg_consultations_page_get_shown (MDG_CONSULTATIONS_PAGE (widget));
  char text[MDG_UUID_STRING_SIZE];

  if (uuid == NULL)
    return;

  mdg_uuid_format (uuid, text);
  gtk_widget_activate_action (widget, "win.make-case", "s", text);
}

typedef struct
{
  MdgConsultationsPage *page;
  MdgRecord *record;
  MdgChange *change;
} Voiding;

static void
voiding_free (Voiding *voiding)
{
  g_object_unref (voiding->page);
  g_object_unref (voiding->record);
  g_clear_object (&voiding->change);
  g_free (voiding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Voiding, voiding_free)

static void
void_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Voiding) voiding = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *text = NULL;
  MdgWindow *window = get_window (voiding->page);

  if (!mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    {
      mdg_window_toast (window, error->message);
      return;
    }

  uuid = mdg_uuid_dup_string (mdg_change_get_uuid (voiding->change));
  undo = g_strdup_printf ("win.undo-change('%s')", uuid);
  text = g_strdup_printf (_ ("%s voided"), mdg_record_get_text (voiding->record, MDG_CONSULTATION_NUMBER));
  mdg_window_toast_undo (window, text, undo);
}

static void
reason_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Voiding) voiding = user_data;
  g_autofree char *reason = mdg_reason_dialog_ask_finish (result);
  MdgWorkspace *workspace = mdg_consultations_page_get_workspace (voiding->page);
  MdgChange *change;

  if (reason == NULL || workspace == NULL)
    return;

  change = voiding->change = mdg_change_new (N_ ("Consultation voided"));
  mdg_change_add_void (change, voiding->record, reason);
  mdg_workspace_save_async (workspace, change, NULL, void_cb, g_steal_pointer (&voiding));
}

static void
void_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);
  MdgWorkspace *workspace = mdg_consultations_page_get_workspace (self);
  g_autoptr (MdgRecord) record = load_shown (self);
  g_autofree char *heading = NULL;
  Voiding *voiding;

  if (record == NULL || mdg_record_get_state (record) != MDG_STATE_LIVE)
    return;

  heading = g_strdup_printf (_ ("Void %s?"), mdg_record_get_text (record, MDG_CONSULTATION_NUMBER));
  voiding = g_new0 (Voiding, 1);
  voiding->page = g_object_ref (self);
  voiding->record = g_object_ref (record);
  mdg_reason_dialog_ask_async (GTK_WINDOW (get_window (self)), heading,
                               _ ("It no longer counts and leaves the lists. The record itself, its number and this reason are kept."),
                               _ ("_Void"), TRUE, mdg_workspace_get_vocabularies (workspace), "void_reason", reason_cb, voiding);
}

void
mdg_consultations_actions_print_record (MdgConsultationsPage *self)
{
  MdgWorkspace *workspace = mdg_consultations_page_get_workspace (self);
  const MdgUuid *uuid = mdg_consultations_page_get_shown (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = NULL;

  if (uuid == NULL)
    return;

  report = mdg_report_record_new (workspace, uuid, MDG_REPORT_RECORD_PLAIN, &error);
  if (report == NULL)
    mdg_window_toast (get_window (self), error->message);
  else
    mdg_report_preview_present (GTK_WINDOW (get_window (self)), workspace, report);
}

static void
print_record_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  mdg_consultations_actions_print_record (MDG_CONSULTATIONS_PAGE (widget));
}

static void
start_list_report (MdgConsultationsPage *self,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  mdg_report_list_new_async (mdg_consultations_page_get_workspace (self), mdg_consultations_page_get_filter (self),
                             (MdgOrder) mdg_consultations_page_get_order (self), MDG_REPORT_LIST_PLAIN, NULL, callback, user_data);
}

static void
print_list_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (MdgConsultationsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_list_new_finish (MDG_WORKSPACE (source), result, &error);

  if (get_window (self) == NULL)
    return;
  if (report == NULL)
    mdg_window_toast (get_window (self), error->message);
  else
    mdg_report_preview_present (GTK_WINDOW (get_window (self)), MDG_WORKSPACE (source), report);
}

static void
print_list_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  start_list_report (MDG_CONSULTATIONS_PAGE (widget), print_list_cb, g_object_ref (widget));
}

typedef struct
{
  MdgConsultationsPage *page;
  char *path;
  const char *suffix;
  MdgOutputFlags flags;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->page);
  g_free (export->path);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
export_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_list_new_finish (MDG_WORKSPACE (source), result, &error);
  MdgWindow *window = get_window (export->page);
  g_autofree char *name = g_filename_display_basename (export->path);
  g_autofree char *text = NULL;
  guint n;

  if (window == NULL)
    return;
  if (report == NULL || !mdg_report_write (report, MDG_WORKSPACE (source), export->path, export->flags, &error))
    {
      mdg_dialog_tell (GTK_WINDOW (window), _ ("The file was not written"), error->message);
      return;
    }

  n = mdg_table_get_n_rows (g_ptr_array_index (mdg_report_get_tables (report), 0));
  text = g_strdup_printf (ngettext ("%u record written to %s", "%u records written to %s", n), n, name);
  mdg_window_toast (window, text);
}

static void
export_file_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);
  MdgConsultationsPage *page = export->page;

  if (file == NULL || mdg_consultations_page_get_workspace (page) == NULL)
    return;

  export->path = g_file_get_path (file);
  if (!g_str_has_suffix (export->path, export->suffix))
    {
      g_autofree char *given = g_steal_pointer (&export->path);

      export->path = g_strconcat (given, export->suffix, NULL);
    }
  start_list_report (page, export_cb, g_steal_pointer (&export));
}

static void
export_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);
  const char *form = g_variant_get_string (parameter, NULL);
  gboolean is_xlsx = g_str_equal (form, "xlsx");
  const MdgFileFilter filters[] = {
    { is_xlsx ? _ ("Excel files") : _ ("CSV files"), is_xlsx ? "*.xlsx" : "*.csv" },
    { NULL, NULL },
  };
  g_autofree char *name = g_strconcat (_ ("List of consultations"), is_xlsx ? ".xlsx" : ".csv", NULL);
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (self);
  export->suffix = is_xlsx ? ".xlsx" : ".csv";
  export->flags = g_str_equal (form, "csv-cp932") ? MDG_OUTPUT_CP932 : MDG_OUTPUT_PLAIN;
  mdg_dialog_choose_file_async (GTK_WINDOW (get_window (self)), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export the List"), _ ("_Export"),
                                filters, NULL, name, NULL, export_file_cb, export);
}

static void
name_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgConsultationsPage) self = user_data;
  g_autofree char *name = mdg_reason_dialog_ask_finish (result);
  MdgWorkspace *workspace = mdg_consultations_page_get_workspace (self);
  g_autoptr (GError) error = NULL;

  if (name == NULL || workspace == NULL)
    return;
  if (!mdg_consultation_list_save (workspace, name, mdg_consultations_page_get_filter (self), &error))
    mdg_window_toast (get_window (self), error->message);
  mdg_consultations_page_update_saved (self);
}

static void
save_filter_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);
  g_autofree char *conditions = mdg_consultation_filter_describe_all (mdg_consultations_page_get_workspace (self), mdg_consultations_page_get_filter (self));

  mdg_name_dialog_ask_async (GTK_WINDOW (get_window (self)), _ ("Save this Filter"), conditions, _ ("_Save"), name_cb, g_object_ref (self));
}

static void
load_filter_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_list_load_saved (mdg_consultations_page_get_workspace (self), g_variant_get_string (parameter, NULL));

  if (filter != NULL)
    mdg_consultations_page_set_filter (self, filter);
}

static void
forget_filter_action (GtkWidget *widget,
                      const char *action_name,
                      GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (!mdg_consultation_list_save (mdg_consultations_page_get_workspace (self), g_variant_get_string (parameter, NULL), NULL, &error))
    mdg_window_toast (get_window (self), error->message);
  mdg_consultations_page_update_saved (self);
}

/* The header bar is not below the page, so what stands there has actions of its own that hand on. */
static void
hand_on (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  g_autofree char *name = g_strconcat ("consultations.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action_variant (user_data, name, parameter);
}

void
mdg_consultations_actions_add_to_header (MdgConsultationsPage *self,
                                         GtkWidget *header)
{
  static const GActionEntry entries[] = {
    { .name = "print-list", .activate = hand_on },
    { .name = "export", .parameter_type = "s", .activate = hand_on },
    { .name = "save-filter", .activate = hand_on },
    { .name = "load-filter", .parameter_type = "s", .activate = hand_on },
    { .name = "forget-filter", .parameter_type = "s", .activate = hand_on },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (header, "consultations", G_ACTION_GROUP (group));
}

static void
trace_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  const MdgUuid *uuid = mdg_consultations_page_get_shown (MDG_CONSULTATIONS_PAGE (widget));
  g_autofree char *text = uuid != NULL ? mdg_uuid_dup_string (uuid) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (widget, "win.show-trace", "(ss)", mdg_consultation_info.table, text);
}

void
mdg_consultations_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "consultations.copy-number", NULL, copy_number_action);
  gtk_widget_class_install_action (widget_class, "consultations.show-history", NULL, show_history_action);
  gtk_widget_class_install_action (widget_class, "consultations.make-case", NULL, make_case_action);
  gtk_widget_class_install_action (widget_class, "consultations.void", NULL, void_action);
  gtk_widget_class_install_action (widget_class, "page.trace", NULL, trace_action);
  gtk_widget_class_install_action (widget_class, "consultations.print-record", NULL, print_record_action);
  gtk_widget_class_install_action (widget_class, "consultations.print-list", NULL, print_list_action);
  gtk_widget_class_install_action (widget_class, "consultations.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "consultations.save-filter", NULL, save_filter_action);
  gtk_widget_class_install_action (widget_class, "consultations.load-filter", "s", load_filter_action);
  gtk_widget_class_install_action (widget_class, "consultations.forget-filter", "s", forget_filter_action);
}

void
mdg_consultations_actions_update (MdgConsultationsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (MdgRecord) record = load_shown (self);
  gboolean is_shown = record != NULL;
  gboolean is_live = is_shown && mdg_record_get_state (record) == MDG_STATE_LIVE;
  gboolean has_rows = mdg_consultations_page_has_rows (self);
  gboolean can_write = !mdg_workspace_is_read_only (mdg_consultations_page_get_workspace (self));

  gtk_widget_action_set_enabled (widget, "consultations.copy-number", is_shown);
  gtk_widget_action_set_enabled (widget, "page.trace", is_shown);
  gtk_widget_action_set_enabled (widget, "consultations.show-history", is_shown);
  gtk_widget_action_set_enabled (widget, "consultations.print-record", is_shown);
  gtk_widget_action_set_enabled (widget, "consultations.void", is_live && can_write);
  gtk_widget_action_set_enabled (widget, "consultations.continue", is_live && can_write);
  gtk_widget_action_set_enabled (widget, "consultations.edit", is_live && can_write);
  gtk_widget_action_set_enabled (widget, "consultations.make-case", is_live && can_write && mdg_record_get_reference (record, MDG_CONSULTATION_CASE) == NULL && !mdg_record_get_flag (record, MDG_CONSULTATION_IS_NO_CASE));
  gtk_widget_action_set_enabled (widget, "consultations.print-list", has_rows);
  gtk_widget_action_set_enabled (widget, "consultations.export", has_rows);
}
