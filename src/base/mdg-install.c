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

static gboolean
names_language (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL && value[0] != '\0';
}

/* "C" and the like as LANG are what a machine has that was never told its language. */
static gboolean
has_language (void)
{
  const char *lang = g_getenv ("LANG");

  if (names_language ("LC_ALL") || names_language ("LC_MESSAGES") || names_language ("LANGUAGE"))
    return TRUE;

  return lang != NULL && lang[0] != '\0' && !g_str_equal (lang, "C") && !g_str_equal (lang, "POSIX") && !g_str_has_prefix (lang, "C.");
}

void
mdg_install_set_locale (void)
{
  g_autofree char *folder = mdg_install_dup_locale_dir ();

  if (has_language ())
    setlocale (LC_ALL, "");
  else
    {
      g_setenv ("LANGUAGE", "ja", TRUE);
      if (setlocale (LC_ALL, "ja_JP.UTF-8") == NULL)
        setlocale (LC_ALL, "C.UTF-8");
    }
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
