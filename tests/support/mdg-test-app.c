#include "mdg-test-app.h"

#include "mdg-resources.h"
#include "mdg-test-keys.h"

void
mdg_test_app_init (int *argc,
                   char ***argv)
{
  g_test_init (argc, argv, NULL);
  mdg_app_register_resources ();
  adw_init ();
}

MdgApplication *
mdg_test_app_new (void)
{
  MdgApplication *application = mdg_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));

  return application;
}

void
mdg_test_app_free (MdgApplication *application)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    gtk_window_destroy (windows->data);
  mdg_test_settle ();
  g_application_set_default (NULL);
  g_object_unref (application);
}
