#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-shortcut-list.h"

typedef struct
{
  char *group;
  char *accelerator;
  char *title;
} Shortcut;

static void
clear_shortcut (gpointer data)
{
  Shortcut *shortcut = data;

  g_free (shortcut->group);
  g_free (shortcut->accelerator);
  g_free (shortcut->title);
}

GArray *
mdg_shortcut_list_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (Shortcut));

  g_array_set_clear_func (self, clear_shortcut);

  return self;
}

void
mdg_shortcut_list_add (GArray *self,
                       const char *group,
                       const char *accelerator,
                       const char *title)
{
  Shortcut shortcut = { g_strdup (group), g_strdup (accelerator), g_strdup (title) };

  g_array_append_val (self, shortcut);
}

#define MAX_SHORTCUT_LINES 9

static void
append_group (GString *xml,
              GArray *shortcuts,
              const char *group)
{
  g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>", group);
  guint n_lines = 0;

  g_string_append (xml, head);
  for (guint i = 0; i < shortcuts->len; i++)
    {
      Shortcut *shortcut = &g_array_index (shortcuts, Shortcut, i);
      g_autofree char *line = NULL;

      if (!g_str_equal (shortcut->group, group))
        continue;
      /* GTK never breaks a group, and a long one would be taller than the screen. */
      if (n_lines > 0 && n_lines % MAX_SHORTCUT_LINES == 0)
        g_string_append_printf (xml, "</object></child>%s", head);
      n_lines++;
      line = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                      "<property name='accelerator'>%s</property>"
                                      "<property name='title'>%s</property></object></child>",
                                      shortcut->accelerator, shortcut->title);
      g_string_append (xml, line);
    }
  g_string_append (xml, "</object></child>");
}

/* By way of the builder: GTK 4.8 has no other way to fill this window. */
GtkWidget *
mdg_shortcut_list_new_window (GArray *self)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                                          "<property name='modal'>1</property><child>"
                                          "<object class='GtkShortcutsSection'>"
                                          "<property name='section-name'>all</property>"
                                          "<property name='max-height'>12</property>");
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkBuilder) builder = NULL;

  for (guint i = 0; i < self->len; i++)
    {
      char *group = g_array_index (self, Shortcut, i).group;

      if (g_hash_table_add (done, group))
        append_group (xml, self, group);
    }
  g_string_append (xml, "</object></child></object></interface>");

  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);

  return GTK_WIDGET (gtk_builder_get_object (builder, "window"));
}
