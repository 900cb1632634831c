#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-window-private.h"

#include <glib/gi18n-lib.h>

static void
go_to_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  mdg_window_show_nth_page (user_data, (guint) g_variant_get_int32 (parameter) - 1);
}

static void
show_page_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  MdgWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  if (mdg_window_has_page (self, id))
    mdg_window_show_page (self, id);
}

static void
open_palette_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  MdgWindow *self = user_data;

  if (mdg_window_get_workspace (self) != NULL)
    mdg_command_palette_open (mdg_window_get_palette (self));
}

static guint
find_current_pane (MdgWindow *self,
                   GPtrArray *panes)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  for (guint i = 0; focus != NULL && i < panes->len; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, i);

      if (focus == pane || gtk_widget_is_ancestor (focus, pane))
        return i;
    }

  return 0;
}

/* Tab in a list goes row by row, so this is the way out of it. */
static void
move_pane (MdgWindow *self,
           int step)
{
  g_autoptr (GPtrArray) panes = mdg_window_list_panes (self);
  guint current = find_current_pane (self, panes);

  for (guint i = 1; i < panes->len; i++)
    {
      guint next = (current + (guint) ((int) (panes->len * i) + step * (int) i)) % panes->len;

      if (mdg_pane_focus (g_ptr_array_index (panes, next)))
        return;
    }
}

static void
next_pane_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  move_pane (user_data, 1);
}

static void
previous_pane_action (GSimpleAction *action,
                      GVariant *parameter,
                      gpointer user_data)
{
  move_pane (user_data, -1);
}

static void
print_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  MdgPage *page = mdg_window_get_visible_page (user_data);

  if (page != NULL)
    mdg_page_print (page);
}

static void
show_shortcuts_action (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (mdg_window_new_shortcuts_window (user_data)));
}

static void
add_shortcuts (MdgWindow *self)
{
  mdg_window_add_shortcut (self, _ ("Everywhere"), "<Control>k", _ ("Search and commands"));
  mdg_window_add_shortcut (self, _ ("Everywhere"), "<Control>1...8", _ ("Go to a page"));
  mdg_window_add_shortcut (self, _ ("Everywhere"), "F6", _ ("Next part of the page"));
  mdg_window_add_shortcut (self, _ ("Everywhere"), "<Shift>F6", _ ("Previous part of the page"));
  mdg_window_add_shortcut (self, _ ("Everywhere"), "<Control>p", _ ("Print what is shown"));
  mdg_window_add_shortcut (self, _ ("Everywhere"), "F10", _ ("Menu"));
  mdg_window_add_shortcut (self, _ ("Everywhere"), "F1", _ ("Keyboard shortcuts"));
  mdg_window_add_shortcut (self, _ ("Everywhere"), "<Control>q", _ ("Quit"));
}

void
mdg_window_add_actions (MdgWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "go-to", .parameter_type = "i", .activate = go_to_action },
    { .name = "show-page", .parameter_type = "s", .activate = show_page_action },
    { .name = "palette", .activate = open_palette_action },
    { .name = "next-pane", .activate = next_pane_action },
    { .name = "previous-pane", .activate = previous_pane_action },
    { .name = "print", .activate = print_action },
    { .name = "show-shortcuts", .activate = show_shortcuts_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "print")), FALSE);
  add_shortcuts (self);
}

void
mdg_window_add_commands (MdgWindow *self)
{
  MdgCommandPalette *palette = mdg_window_get_palette (self);

  mdg_command_palette_add_command (palette, _ ("Print"),
                                   /* Translators: other words for Print, by reading, separated by spaces. */
                                   C_ ("keywords", "print paper"), "win.print");
  mdg_command_palette_add_command (palette, _ ("Keyboard Shortcuts"),
                                   /* Translators: other words for Keyboard Shortcuts, by reading. */
                                   C_ ("keywords", "keyboard shortcuts keys help"), "win.show-shortcuts");
  mdg_command_palette_add_command (palette, _ ("About Madoguchi"),
                                   /* Translators: other words for About Madoguchi, by reading. */
                                   C_ ("keywords", "about version"), "app.about");
}
