#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-application.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mdg-application-private.h"
#include "mdg-application-register.h"
#include "mdg-dialogs.h"
#include "mdg-settings.h"

struct _MdgApplication
{
  AdwApplication parent_instance;

  int base_dpi; /* of the system, in 1024ths; 0 until known */
};

G_DEFINE_FINAL_TYPE (MdgApplication, mdg_application, ADW_TYPE_APPLICATION)

static void
quit_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* One by one, so that each puts aside what is not saved; the last one ends the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
about_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  mdg_dialog_show_about (gtk_application_get_active_window (user_data));
}

static void
new_consultation_action (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  GtkWindow *window;

  g_application_activate (user_data);
  window = gtk_application_get_active_window (user_data);
  if (g_action_group_has_action (G_ACTION_GROUP (window), "new-consultation"))
    g_action_group_activate_action (G_ACTION_GROUP (window), "new-consultation", NULL);
}

static void
apply_color_scheme (GSettings *settings,
                    const char *key,
                    gpointer user_data)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[g_settings_get_enum (settings, key)]);
}

/* By the resolution of text, which scales what is sized in em and pt and nothing else. Left alone at the normal
   size, so that the system's own scale stays in force. */
static void
apply_text_scale (GSettings *settings,
                  const char *key,
                  gpointer user_data)
{
  MdgApplication *self = user_data;
  GtkSettings *gtk_settings = gtk_settings_get_default ();
  double scale = g_settings_get_double (settings, key);

  if (self->base_dpi == 0 && fabs (scale - 1) < 0.01)
    return;

  if (self->base_dpi == 0)
    g_object_get (gtk_settings, "gtk-xft-dpi", &self->base_dpi, NULL);
  if (self->base_dpi <= 0)
    self->base_dpi = 96 * 1024;
  g_object_set (gtk_settings, "gtk-xft-dpi", (int) (self->base_dpi * scale), NULL);
}

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[4];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "win.show-shortcuts", { "F1", "<Control>F1", "<Control>question" } },
    { "win.palette", { "<Control>k" } },
    { "win.print", { "<Control>p" } },
    { "win.new-consultation", { "<Control>n" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].accels);
  for (guint i = 1; i <= 8; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.go-to(%u)", i);
      g_autofree char *accel = g_strdup_printf ("<Control>%u", i);
      const char *accels[] = { accel, NULL };

      gtk_application_set_accels_for_action (application, action, accels);
    }
}

static void
mdg_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "about", .activate = about_action },
    { .name = "new-consultation", .activate = new_consultation_action },
  };
  GSettings *settings = mdg_settings_get ();
  g_autoptr (GAction) color_scheme = g_settings_create_action (settings, "color-scheme");
  g_autoptr (GAction) text_scale = g_settings_create_action (settings, "text-scale");

  G_APPLICATION_CLASS (mdg_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  g_action_map_add_action (G_ACTION_MAP (application), color_scheme);
  g_action_map_add_action (G_ACTION_MAP (application), text_scale);
  mdg_application_add_register_actions (MDG_APPLICATION (application));
  set_accels (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (MDG_APP_ID);

  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), application, 0);
  g_signal_connect_object (settings, "changed::text-scale", G_CALLBACK (apply_text_scale), application, 0);
  apply_color_scheme (settings, "color-scheme", application);
  apply_text_scale (settings, "text-scale", application);
}

static void
mdg_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL && mdg_application_open_last (MDG_APPLICATION (application)))
    return;
  if (window == NULL)
    window = GTK_WINDOW (mdg_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
mdg_application_open (GApplication *application,
                      GFile **files,
                      int n_files,
                      const char *hint)
{
  for (int i = 0; i < n_files; i++)
    mdg_application_open_register (MDG_APPLICATION (application), files[i]);
}

static int
mdg_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s\n", MDG_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "new-consultation"))
    {
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-consultation", NULL);
    }

  return -1;
}

static void
mdg_application_class_init (MdgApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = mdg_application_startup;
  application_class->activate = mdg_application_activate;
  application_class->open = mdg_application_open;
  application_class->handle_local_options = mdg_application_handle_local_options;
}

static void
mdg_application_init (MdgApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { "new-consultation", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin a new consultation"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[REGISTER]"));
}

MdgApplication *
mdg_application_new (void)
{
  return g_object_new (MDG_TYPE_APPLICATION,
                       "application-id", MDG_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/madoguchi/Madoguchi",
                       NULL);
}

MdgWindow *
mdg_application_get_empty_window (MdgApplication *self)
{
  g_return_val_if_fail (MDG_IS_APPLICATION (self), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MDG_IS_WINDOW (l->data) && mdg_window_get_workspace (l->data) == NULL && mdg_window_get_opening (l->data) == NULL)
      return l->data;

  return mdg_window_new (GTK_APPLICATION (self));
}
