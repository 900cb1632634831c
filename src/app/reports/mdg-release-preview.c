#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-release-preview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-dialogs.h"
#include "mdg-error.h"
#include "mdg-keep-button.h"
#include "mdg-rewrites-dialog.h"

/* Lives as long as the preview. */
typedef struct
{
  MdgWorkspace *workspace;
  MdgReport *report;
  MdgReleaseBuild build;
  gpointer user_data;
  GDestroyNotify destroy;
  MdgPrintPreview *preview; /* its owner */
  MdgVersion versions[3];   /* in the order of the choice */
  guint n_versions;
  GtkDropDown *version_choice; /* NULL with one version */
  GtkDropDown *paper_choice;   /* NULL without */
  GtkWidget *copies_box;
  GtkSpinButton *copies;
  GtkEntry *number;
  GtkButton *texts;
  GtkWidget *keep; /* NULL where nothing is kept; others are kept by themselves */
  MdgVersion version;
  gboolean is_stale; /* something was signed since */
} Output;

static void
free_output (gpointer data)
{
  Output *output = data;

  g_signal_handlers_disconnect_by_data (output->workspace, output);
  g_clear_object (&output->report);
  g_clear_object (&output->workspace);
  if (output->destroy != NULL)
    output->destroy (output->user_data);
  g_free (output);
}

static void
on_workspace_changed (Output *output)
{
  output->is_stale = TRUE;
}

static gboolean
record_output (const char *kind,
               gpointer user_data,
               GError **error)
{
  Output *output = user_data;

  /* mdg_report_write notes what it writes; the document alone goes to the printer and into a PDF. */
  if (!g_str_equal (kind, "print") && !g_str_equal (kind, "pdf"))
    return TRUE;

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

static MdgPaper
get_paper (const Output *output)
{
  return output->paper_choice == NULL || gtk_drop_down_get_selected (output->paper_choice) == 0 ? MDG_PAPER_A3_LANDSCAPE : MDG_PAPER_A4_LANDSCAPE;
}

static guint
count_missing (MdgReport *report)
{
  MdgReleaseTexts *texts = mdg_report_get_texts (report);
  GPtrArray *list = texts != NULL ? mdg_release_texts_list (texts) : NULL;
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    n += ((const MdgReleaseText *) list->pdata[i])->printed == NULL ? 1 : 0;

  return n;
}

static void
show_numbers (Output *output)
{
  const char *number = gtk_editable_get_text (GTK_EDITABLE (output->number));
  guint n = (guint) gtk_spin_button_get_value_as_int (output->copies);

  if (output->version != MDG_VERSION_COMMITTEE)
    return;

  mdg_report_set_numbers (output->report, *number != '\0' ? number : NULL, NULL, n);
  mdg_print_preview_set_document (output->preview, mdg_report_get_document (output->report));
}

static void
show_report (Output *output)
{
  guint n = count_missing (output->report);
  g_autofree char *label = n > 0 ? g_strdup_printf (_ ("Texts Left Out (%u)…"), n) : g_strdup (_ ("Check…"));

  mdg_print_preview_set_document (output->preview, mdg_report_get_document (output->report));
  gtk_widget_set_visible (output->copies_box, output->version == MDG_VERSION_COMMITTEE);
  gtk_widget_set_visible (GTK_WIDGET (output->texts), output->version != MDG_VERSION_INTERNAL);
  gtk_button_set_label (output->texts, label);
  if (output->keep != NULL)
    gtk_widget_set_visible (output->keep, output->version == MDG_VERSION_INTERNAL);
  show_numbers (output);
}

/* Keeps the report that is shown when the other cannot be made. */
static gboolean
make (Output *output,
      MdgVersion version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = output->build (version, get_paper (output), output->user_data, &error);

  if (report != NULL && mdg_report_get_document (report) == NULL)
    g_set_error_literal (&error, MDG_ERROR, MDG_ERROR_INVALID, mdg_report_get_left_out (report));
  if (error != NULL)
    {
      mdg_dialog_tell (GTK_WINDOW (output->preview), _ ("This version cannot be made"), error->message);
      return FALSE;
    }

  g_set_object (&output->report, report);
  output->version = version;
  output->is_stale = FALSE;
  show_report (output);

  return TRUE;
}

/* The preview may be gone before the dialog is. */
static void
on_dialog_closed (MdgPrintPreview *preview)
{
  Output *output = g_object_get_data (G_OBJECT (preview), "mdg-output");

  if (output != NULL && output->is_stale)
    make (output, output->version);
}

static void
open_texts (Output *output)
{
  GtkWidget *dialog = mdg_rewrites_dialog_new (GTK_WINDOW (output->preview), output->workspace, output->report);

  g_signal_connect_object (dialog, "unmap", G_CALLBACK (on_dialog_closed), output->preview, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What would stop the sheet is said before anybody prints it. */
static void
tell_findings (Output *output)
{
  g_autoptr (GPtrArray) findings = output->version != MDG_VERSION_INTERNAL ? mdg_report_check (output->report, output->workspace, NULL) : NULL;
  g_autofree char *blocked = findings != NULL ? mdg_report_format_findings (findings, MDG_LEAK_BLOCKED) : NULL;

  if (blocked != NULL)
    open_texts (output);
}

static guint
get_place (const Output *output,
           MdgVersion version)
{
  for (guint i = 0; i < output->n_versions; i++)
    if (output->versions[i] == version)
      return i;

  return 0;
}

static void
on_version_selected (GtkDropDown *choice,
                     GParamSpec *pspec,
                     Output *output)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (selected >= output->n_versions || output->versions[selected] == output->version)
    return;
  if (make (output, output->versions[selected]))
    tell_findings (output);
  else
    gtk_drop_down_set_selected (choice, get_place (output, output->version));
}

static void
on_paper_selected (GtkDropDown *choice,
                   GParamSpec *pspec,
                   Output *output)
{
  make (output, output->version);
}

static GtkDropDown *
add_choice (Output *output,
            const char *name,
            const char *const *names,
            GCallback selected)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (choice, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  mdg_print_preview_add_choice (output->preview, choice);
  g_signal_connect (choice, "notify::selected", selected, output);

  return GTK_DROP_DOWN (choice);
}

static const char *
get_version_label (MdgVersion version)
{
  switch (version)
    {
    case MDG_VERSION_COMMITTEE:
      return _ ("Committee only");

    case MDG_VERSION_PUBLIC:
      return _ ("Public");

    case MDG_VERSION_INTERNAL:
    default:
      return _ ("Internal");
    }
}

static void
add_versions (Output *output,
              const MdgReleaseChoices *choices)
{
  const char *names[G_N_ELEMENTS (output->versions) + 1] = { NULL };

  for (guint version = MDG_VERSION_INTERNAL; version <= MDG_VERSION_PUBLIC; version++)
    if (version == MDG_VERSION_INTERNAL || (choices->versions & 1u << version) != 0)
      {
        names[output->n_versions] = get_version_label ((MdgVersion) version);
        output->versions[output->n_versions++] = (MdgVersion) version;
      }
  if (output->n_versions < 2)
    return;

  output->version_choice = add_choice (output, _ ("Version"), names, G_CALLBACK (on_version_selected));
  gtk_drop_down_set_selected (output->version_choice, get_place (output, output->version));
}

static void
add_numbers (Output *output)
{
  output->copies_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  output->number = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (output->number), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (output->number), 4);
  gtk_entry_set_placeholder_text (output->number, _ ("No."));
  gtk_widget_set_tooltip_text (GTK_WIDGET (output->number), _ ("Number of the paper at the meeting"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (output->number), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Number of the paper at the meeting"), -1);
  output->copies = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MDG_DOCUMENT_MAX_COPIES, 1));
  gtk_widget_set_tooltip_text (GTK_WIDGET (output->copies), _ ("Numbered copies; 0 for one without a number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (output->copies), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Numbered copies; 0 for one without a number"), -1);
  gtk_box_append (GTK_BOX (output->copies_box), GTK_WIDGET (output->number));
  gtk_box_append (GTK_BOX (output->copies_box), gtk_label_new (C_ ("print", "Copies")));
  gtk_box_append (GTK_BOX (output->copies_box), GTK_WIDGET (output->copies));
  mdg_print_preview_add_choice (output->preview, output->copies_box);
  g_signal_connect_swapped (output->number, "changed", G_CALLBACK (show_numbers), output);
  g_signal_connect_swapped (output->copies, "value-changed", G_CALLBACK (show_numbers), output);

  output->texts = GTK_BUTTON (gtk_button_new ());
  mdg_print_preview_add_choice (output->preview, GTK_WIDGET (output->texts));
  g_signal_connect_swapped (output->texts, "clicked", G_CALLBACK (open_texts), output);
}

static MdgReport *
get_report (gpointer user_data)
{
  return ((Output *) user_data)->report;
}

static void
present (GtkWindow *parent,
         Output *output,
         const MdgReleaseChoices *choices)
{
  const char *const papers[] = { _ ("A3 landscape"), _ ("A4 landscape"), NULL };
  g_autofree char *name = mdg_report_dup_file_name (output->report);

  output->preview = MDG_PRINT_PREVIEW (mdg_print_preview_new (parent, mdg_report_get_document (output->report), name));
  g_object_set_data (G_OBJECT (output->preview), "mdg-output", output);
  mdg_print_preview_set_recorder (output->preview, record_output, output, free_output);
  if (mdg_report_has_spreadsheet (output->report))
    mdg_print_preview_add_format (output->preview, _ ("Excel"), "xlsx", save_output, output, NULL);
  if (mdg_report_get_tables (output->report)->len > 0)
    mdg_print_preview_add_format (output->preview, _ ("CSV"), "csv", save_output, output, NULL);
  add_versions (output, choices);
  if (choices->has_paper)
    output->paper_choice = add_choice (output, _ ("Paper"), papers, G_CALLBACK (on_paper_selected));
  add_numbers (output);
  if (mdg_report_get_tables (output->report)->len > 0 && !mdg_workspace_is_read_only (output->workspace))
    output->keep = mdg_keep_button_add (output->preview, output->workspace, get_report, output);
  g_signal_connect_swapped (output->workspace, "changed", G_CALLBACK (on_workspace_changed), output);
  show_report (output);
  gtk_window_present (GTK_WINDOW (output->preview));
  tell_findings (output);
}

gboolean
mdg_release_preview_present (GtkWindow *parent,
                             MdgWorkspace *workspace,
                             const MdgReleaseChoices *choices,
                             MdgReleaseBuild build,
                             gpointer user_data,
                             GDestroyNotify destroy,
                             GError **error)
{
  Output *output;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), FALSE);

  output = g_new0 (Output, 1);
  output->workspace = g_object_ref (workspace);
  output->build = build;
  output->user_data = user_data;
  output->destroy = destroy;
  output->version = choices->version;
  output->report = build (choices->version, MDG_PAPER_A3_LANDSCAPE, user_data, error);
  if (output->report != NULL && mdg_report_get_document (output->report) == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, mdg_report_get_left_out (output->report));
      g_clear_object (&output->report);
    }
  if (output->report == NULL)
    {
      free_output (output);
      return FALSE;
    }

  present (parent, output, choices);

  return TRUE;
}
