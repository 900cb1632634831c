#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-map-import.h"

#include "mdg-dialogs.h"

#include <glib/gi18n-lib.h>

/* What was put right and what was left out, to be read before it is taken in. */
static char *
dup_findings (const MdgGeographyImport *import)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("New: %u, changed: %u, already there: %u, left out: %u"), import->n_new, import->n_update, import->n_same, import->refused->len);
  for (guint i = 0; i < import->remarks->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) import->remarks->pdata[i]);
  for (guint i = 0; i < MIN (import->refused->len, 8); i++)
    {
      const MdgPlaceRefused *refused = import->refused->pdata[i];

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Row %u: %s"), refused->number, refused->reason);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  GtkWidget *widget;
  MdgWorkspace *workspace;
  MdgGeographyKind kind;
  MdgGeographyImport *import;
} Importing;

static void
importing_free (Importing *importing)
{
  g_object_unref (importing->widget);
  g_object_unref (importing->workspace);
  mdg_geography_import_free (importing->import);
  g_free (importing);
}

static void
applied_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  Importing *importing = user_data;
  g_autoptr (GError) error = NULL;

  if (!mdg_geography_import_apply_finish (importing->workspace, result, NULL, &error))
    mdg_dialog_tell (GTK_WINDOW (gtk_widget_get_root (importing->widget)), _ ("Nothing was taken in"), error->message);
  importing_free (importing);
}

static void
confirmed_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  Importing *importing = user_data;

  if (mdg_dialog_confirm_finish (result, NULL))
    mdg_geography_import_apply_async (importing->workspace, importing->import, NULL, applied_cb, importing);
  else
    importing_free (importing);
}

static void
previewed_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  Importing *importing = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (importing->widget));
  g_autofree char *findings = NULL;

  importing->import = mdg_geography_import_preview_finish (result, &error);
  if (importing->import == NULL)
    {
      mdg_dialog_tell (window, _ ("Nothing was taken in"), error->message);
      importing_free (importing);
      return;
    }

  findings = dup_findings (importing->import);
  mdg_dialog_confirm_async (window, _ ("Take this file in?"), findings, _ ("_Take In"), MDG_CONFIRM_PLAIN, NULL, confirmed_cb, importing);
}

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Importing *importing = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);

  if (file == NULL)
    importing_free (importing);
  else
    mdg_geography_import_preview_async (importing->workspace, importing->kind, g_file_peek_path (file), NULL, previewed_cb, importing);
}

void
mdg_map_import_choose (GtkWidget *widget,
                       MdgWorkspace *workspace,
                       MdgGeographyKind kind)
{
  static const MdgFileFilter filters[] = { { N_ ("Maps and tables"), "*.geojson;*.json;*.shp;*.zip;*.csv;*.txt;*.xlsx" }, { NULL, NULL } };
  Importing *importing = g_new0 (Importing, 1);

  importing->widget = g_object_ref (widget);
  importing->workspace = g_object_ref (workspace);
  importing->kind = kind;
  mdg_dialog_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Take In a File"), _ ("_Open"), filters, NULL, NULL, NULL, chosen_cb, importing);
}
