#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issues-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-dialogs.h"
#include "mdg-error.h"
#include "mdg-release-preview.h"
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

static MdgReport *
build (MdgVersion version,
       MdgPaper paper,
       gpointer user_data,
       GError **error)
{
  return new_report (user_data, paper, version, error);
}

void
mdg_issues_page_print (MdgPage *page)
{
  MdgIssuesPage *self = MDG_ISSUES_PAGE (page);
  const MdgReleaseChoices choices = { MDG_RELEASE_PREVIEW_ALL, MDG_VERSION_INTERNAL, TRUE };
  g_autoptr (GError) error = NULL;

  if (!mdg_release_preview_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), self->workspace, &choices, build, g_object_ref (self), g_object_unref, &error))
    mdg_issues_page_say (self, error->message);
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
  g_menu_append (menu, _ ("Texts for Others…"), "win.show-rewrites");
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
