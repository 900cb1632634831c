#include "mdg-new-register-dialog.h"

#include "mdg-test-app.h"
#include "mdg-test-keys.h"

static void
on_created (MdgNewRegisterDialog *dialog,
            const char *path,
            gpointer user_data)
{
  *(char **) user_data = g_strdup (path);
}

static GtkEditable *
get_name_row (GtkWidget *dialog)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (dialog, MDG_TYPE_NEW_REGISTER_DIALOG, "name_row"));
}

static GtkWidget *
get_problem (GtkWidget *dialog)
{
  return GTK_WIDGET (gtk_widget_get_template_child (dialog, MDG_TYPE_NEW_REGISTER_DIALOG, "problem"));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_file_delete (file, NULL, NULL);
    }
}

/* Its name becomes the file's; what a file system refuses becomes a line; an existing one is not touched. */
static void
test_makes_a_register (void)
{
  MdgApplication *application = mdg_test_app_new ();
  g_autofree char *folder = mdg_new_register_dup_default_folder ();
  g_autofree char *path = NULL;
  g_autofree char *base_name = NULL;
  GtkWidget *dialog = mdg_new_register_dialog_new (NULL);

  remove_folder (folder);
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_connect (dialog, "created", G_CALLBACK (on_created), &path);

  /* Without a name nothing happens. */
  gtk_widget_activate_action (dialog, "register.create", NULL);
  g_assert_null (path);

  gtk_editable_set_text (get_name_row (dialog), " みほん市/センター ");
  gtk_widget_activate_action (dialog, "register.create", NULL);
  g_assert_nonnull (path);
  base_name = g_path_get_basename (path);
  g_assert_cmpstr (base_name, ==, "みほん市_センター.madoguchi");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  mdg_test_settle ();
  dialog = mdg_new_register_dialog_new (NULL);
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (get_name_row (dialog), "みほん市/センター");
  g_assert_false (gtk_widget_get_visible (get_problem (dialog)));
  gtk_widget_activate_action (dialog, "register.create", NULL);
  g_assert_true (gtk_widget_get_visible (get_problem (dialog)));

  mdg_test_app_free (application);
  remove_folder (folder);
}

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

  g_test_add_func ("/new-register-dialog/makes-a-register", test_makes_a_register);

  return g_test_run ();
}
