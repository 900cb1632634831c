#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-install.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* Only a build tree has this beside the programs. */
#define BUILD_MARK "meson-private/coredata.dat"
#define MAX_DEPTH 4

char *
mdg_install_dup_build_path (const char *relative)
{
  g_autofree char *folder = g_file_read_link ("/proc/self/exe", NULL);

  for (int i = 0; folder != NULL && i < MAX_DEPTH; i++)
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      g_autofree char *mark = g_build_filename (parent, BUILD_MARK, NULL);

      if (g_file_test (mark, G_FILE_TEST_EXISTS))
        return g_build_filename (parent, relative, NULL);
      g_free (g_steal_pointer (&folder));
      folder = g_steal_pointer (&parent);
    }

  return NULL;
}

char *
mdg_install_dup_locale_dir (void)
{
  char *build = mdg_install_dup_build_path ("po");

  return build != NULL ? build : g_strdup (MDG_LOCALEDIR);
}

void
mdg_install_set_locale (void)
{
  g_autofree char *folder = mdg_install_dup_locale_dir ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
