#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-import-feature.h"

#include <glib/gi18n-lib.h>

#include "mdg-import.h"

static void
undo_import_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  MdgWindow *window = user_data;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  MdgUuid import;

  if (!mdg_uuid_parse (g_variant_get_string (parameter, NULL), &import))
    return;
  if (!mdg_import_undo (mdg_window_get_workspace (window), &import, &kept, &error))
    {
      mdg_window_toast (window, error->message);
      return;
    }

  if (kept == NULL || kept->len == 0)
    text = g_strdup (_ ("The import was taken back"));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The import was taken back, except %u record edited since", "The import was taken back, except %u records edited since", kept->len), kept->len);
  mdg_window_toast (window, text);
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
