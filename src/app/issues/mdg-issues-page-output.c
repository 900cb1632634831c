#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issues-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-dialogs.h"
#include "mdg-error.h"
#include "mdg-issue-rows.h"
#include "mdg-print-preview.h"
#include "mdg-report-matrix.h"

static void
clear_request (MdgIssueSheetRequest *request)
{
  g_free (request->from);
  g_free (request->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdgIssueSheetRequest, clear_request)

/* Paper and files show what the sheet shows: the set and the filter; the drill is only a look. */
static MdgReport *
new_report (MdgIssuesPage *self,
            MdgPaper paper,
            MdgVersion version,
            GError **error)
{
  g_auto (MdgIssueSheetRequest) request = { 0 };

  mdg_issues_page_get_filter (self, &request.area, &request.from, &request.to);
  request.set = self->set;
  request.version = version;
  if (mdg_uuid_is_nil (&self->set))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The queue is not printed. Choose a set of cases."));
      return NULL;
    }

  return mdg_report_matrix_new (self->workspace, &request, paper, error);
}

/* For use at once, as the page shows it. */
static MdgReport *
new_internal (MdgIssuesPage *self)
{
  g_autoptr (GError) error = NULL;
  MdgReport *report = new_report (self, MDG_PAPER_A3_LANDSCAPE, MDG_VERSION_INTERNAL, &error);

  if (report == NULL)
    mdg_issues_page_say (self, error->message);

  return report;
}

/* Lives as long as the preview. */
typedef struct
{
  MdgIssuesPage *page;
  MdgWorkspace *workspace;
  MdgReport *report;
  MdgPrintPreview *preview; /* its owner */
  GtkDropDown *papers;
  GtkDropDown *versions;
} Output;

static void
free_output (gpointer data)
{
  Output *output = data;

  g_object_unref (output->page);
  g_object_unref (output->workspace);
  g_object_unref (output->report);
  g_free (output);
}

static gboolean
record_output (const char *kind,
               gpointer user_data,
               GError **error)
{
  Output *output = user_data;

  return mdg_report_put_out (output->report, output->workspace, kind, error);
}

static gboolean
save_output (const char *path,
             gpointer user_data,
             GError **error)
{
  Output *output = user_data;

  return mdg_report_write (output->report, output->workspace, path, MDG_OUTPUT_PLAIN, error);
}

static void
reason_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgReport) report = user_data;
  g_autofree char *reason = mdg_dialog_ask_reason_finish (result, NULL);

  if (reason != NULL)
    mdg_report_set_override (report, reason);
}

/* What would stop the sheet is said before anybody prints it; a member of staff may answer for it. */
static void
tell_findings (Output *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mdg_report_get_version (output->report) != MDG_VERSION_INTERNAL ? mdg_report_check (output->report, output->workspace, &error) : NULL;
  g_autofree char *blocked = findings != NULL ? mdg_report_format_findings (findings, MDG_LEAK_BLOCKED) : NULL;

  if (blocked == NULL)
    return;
  if (mdg_workspace_get_staff (output->workspace) == NULL)
    mdg_dialog_tell (GTK_WINDOW (output->preview), _ ("Somebody could be recognised by this sheet"), blocked);
  else
    mdg_dialog_ask_reason_async (GTK_WINDOW (output->preview), _ ("Somebody could be recognised by this sheet"), blocked, _ ("_Release for This Reason"), NULL, reason_cb, g_object_ref (output->report));
}

static void
on_choice (GtkDropDown *choice,
           GParamSpec *pspec,
           Output *output)
{
  MdgPaper paper = gtk_drop_down_get_selected (output->papers) == 0 ? MDG_PAPER_A3_LANDSCAPE : MDG_PAPER_A4_LANDSCAPE;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = new_report (output->page, paper, (MdgVersion) gtk_drop_down_get_selected (output->versions), &error);

  if (report == NULL)
    {
      mdg_dialog_tell (GTK_WINDOW (output->preview), _ ("This version cannot be made"), error->message);
      gtk_drop_down_set_selected (output->versions, mdg_report_get_version (output->report));
      return;
    }

  g_set_object (&output->report, report);
  mdg_print_preview_set_document (output->preview, mdg_report_get_document (output->report));
  if (choice == output->versions)
    tell_findings (output);
}

static GtkDropDown *
add_choice (Output *output,
            const char *name,
            const char *const *names)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  mdg_issue_name_drop_down (choice, name);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_choice), output);
  mdg_print_preview_add_choice (output->preview, choice);

  return GTK_DROP_DOWN (choice);
}

static void
add_choices (Output *output)
{
  const char *const papers[] = { _ ("A3 landscape"), _ ("A4 landscape"), NULL };
  const char *const versions[] = { _ ("Internal"), _ ("Committee only"), _ ("Public"), NULL };

  output->versions = add_choice (output, _ ("Version"), versions);
  output->papers = add_choice (output, _ ("Paper"), papers);
}

void
mdg_issues_page_print (MdgPage *page)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (page);
  MdgReport *report = new_internal (self);
  g_autofree char *name = NULL;
  MdgPrintPreview *preview;
  Output *output;

  if (report == NULL)
    return;

  output = g_new0 (Output, 1);
  output->page = g_object_ref (self);
  output->workspace = g_object_ref (self->workspace);
  output->report = report;
  name = mdg_report_dup_file_name (report);
  preview = MDG_PRINT_PREVIEW (mdg_print_preview_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), mdg_report_get_document (report), name));
  output->preview = preview;
  mdg_print_preview_set_recorder (preview, record_output, output, free_output);
  mdg_print_preview_add_format (preview, _ ("Excel"), "xlsx", save_output, output, NULL);
  mdg_print_preview_add_format (preview, _ ("CSV"), "csv", save_output, output, NULL);
  add_choices (output);
  gtk_window_present (GTK_WINDOW (preview));
}

typedef struct
{
  MdgIssuesPage *page;
  MdgReport *report;
} Export;

static void
export_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (MdgIssuesPage) self = export->page;
  g_autoptr (MdgReport) report = export->report;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, &error);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *said = NULL;

  g_free (export);
  if (file == NULL)
    {
      if (error != NULL)
        mdg_issues_page_say (self, error->message);
      return;
    }

  if (mdg_report_write (report, self->workspace, g_file_peek_path (file), MDG_OUTPUT_PLAIN, &error))
    said = g_strdup_printf (_ ("Saved as %s"), name);
  mdg_issues_page_say (self, said != NULL ? said : error->message);
}

void
mdg_issues_page_export (MdgIssuesPage *self,
                        const char *suffix)
{
  MdgReport *report = new_internal (self);
  g_autofree char *pattern = g_strdup_printf ("*.%s", suffix);
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  MdgFileFilter filters[2] = { { suffix, pattern }, { NULL, NULL } };
  Export *export;

  if (report == NULL)
    return;

  stem = mdg_report_dup_file_name (report);
  name = g_strdup_printf ("%s.%s", stem, suffix);
  export = g_new0 (Export, 1);
  export->page = g_object_ref (self);
  export->report = report;
  mdg_dialog_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Issue Table"), _ ("_Save"), filters, NULL, name, NULL, export_cb, export);
}

GtkWidget *
mdg_issues_page_new_header (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *files = gtk_menu_button_new ();
  GtkWidget *print = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Excel"), "win.export-issues('xlsx')");
  g_menu_append (menu, _ ("_CSV"), "win.export-issues('csv')");
  g_menu_append (menu, _ ("_JSON"), "win.export-issues('json')");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (files), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (files), _ ("Excel"));
  gtk_widget_set_tooltip_text (files, _ ("Save as Excel, CSV or JSON"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (files), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save as Excel, CSV or JSON"), -1);
  gtk_widget_add_css_class (files, "flat");

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "printer-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Print"));
  gtk_button_set_child (GTK_BUTTON (print), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "win.print");
  gtk_widget_add_css_class (print, "flat");
  gtk_box_append (GTK_BOX (box), files);
  gtk_box_append (GTK_BOX (box), print);

  return box;
}
