#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-import-feature.h"

#include <glib/gi18n-lib.h>

#include "mdg-import.h"

/* Below this nobody has to be told that something is going on. */
#define TELL_AFTER_MS 800

typedef struct
{
  MdgWindow *window;
  guint timer;
} Undoing;

static void
set_enabled (MdgWindow *window,
             gboolean is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "undo-import")), is_enabled);
}

static gboolean
tell_cb (gpointer user_data)
{
  Undoing *undoing = user_data;

  undoing->timer = 0;
  mdg_window_toast (undoing->window, _ ("The import is being taken back; you can go on working"));

  return G_SOURCE_REMOVE;
}

static void
undo_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autofree Undoing *undoing = user_data;
  g_autoptr (MdgWindow) window = undoing->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = mdg_import_undo_finish (MDG_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  g_clear_handle_id (&undoing->timer, g_source_remove);
  set_enabled (window, TRUE);
  if (kept == NULL)
    text = g_strdup (error->message);
  else if (kept->len == 0)
    text = g_strdup (_ ("The import was taken back"));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The import was taken back, except %u record edited since", "The import was taken back, except %u records edited since", kept->len), kept->len);
  mdg_window_toast (window, text);
}

static void
undo_import_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  Undoing *undoing;
  MdgUuid import;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &import))
    return;

  undoing = g_new0 (Undoing, 1);
  undoing->window = g_object_ref (user_data);
  undoing->timer = g_timeout_add (TELL_AFTER_MS, tell_cb, undoing);
  set_enabled (user_data, FALSE);
  mdg_import_undo_async (mdg_window_get_workspace (user_data), &import, NULL, undo_cb, undoing);
}

void
mdg_import_install (MdgWindow *window)
{
  static const GActionEntry entries[] = { { .name = "undo-import", .parameter_type = "s", .activate = undo_import_action } };

  if (mdg_workspace_is_read_only (mdg_window_get_workspace (window)))
    return;

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_menu_append (mdg_window_get_menu (window), _ ("Take in a _List…"), "win.show-settings('import')");
}
