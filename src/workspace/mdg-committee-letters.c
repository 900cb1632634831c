#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-committee-letters.h"

#include "mdg-drawn-letters.h"
#include "mdg-error.h"
#include "mdg-letters.h"

#include <glib/gi18n-lib.h>
#include <sys/random.h>

/* From the system, with the numbers left out that would favour some. */
static guint32
draw_number (guint32 bound,
             gpointer data)
{
  guint32 least = -bound % bound;
  guint32 number = 0;

  do
    if (getrandom (&number, sizeof number, 0) != sizeof number)
      g_error ("The system gives no random numbers");
  while (number < least);

  return number % bound;
}

static gboolean
load_known (MdgWorkspace *workspace,
            guint field,
            const MdgUuid *of,
            MdgVersion version,
            GHashTable *letters,
            GError **error)
{
  g_autoptr (GPtrArray) known = mdg_workspace_list_children (workspace, MDG_KIND_CASE_LETTER, field, of, error);

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const MdgUuid *case_uuid = mdg_record_get_reference (known->pdata[i], MDG_CASE_LETTER_CASE);

      if (case_uuid != NULL && g_strcmp0 (mdg_record_get_text (known->pdata[i], MDG_CASE_LETTER_VERSION), mdg_version_get_code (version)) == 0)
        g_hash_table_insert (letters, g_memdup2 (case_uuid, sizeof *case_uuid), g_strdup (mdg_record_get_text (known->pdata[i], MDG_CASE_LETTER_LETTER)));
    }

  return known != NULL;
}

/* Letters that nobody has, as many as are missing, in drawn order. */
static char **
draw_free (GHashTable *letters,
           guint n)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) order = mdg_drawn_letters_new (n, draw_number, NULL);
  g_autoptr (GPtrArray) free_letters = g_ptr_array_new_with_free_func (g_free);
  char **drawn = g_new0 (char *, n + 1);
  GHashTableIter iter;
  gpointer letter;

  g_hash_table_iter_init (&iter, letters);
  while (g_hash_table_iter_next (&iter, NULL, &letter))
    g_hash_table_add (taken, letter);
  for (guint i = 0; free_letters->len < n; i++)
    {
      g_autofree char *next = mdg_letters_dup (i);

      if (!g_hash_table_contains (taken, next))
        g_ptr_array_add (free_letters, g_steal_pointer (&next));
    }

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n && drawn[i] == NULL; j++)
      {
        g_autofree char *name = mdg_letters_dup (j);

        if (g_str_equal (name, order[i]))
          drawn[i] = g_strdup (free_letters->pdata[j]);
      }

  return drawn;
}

static gboolean
save_letters (MdgWorkspace *workspace,
              guint field,
              const MdgUuid *of,
              MdgVersion version,
              GPtrArray *missing,
              char **drawn,
              GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Letters drawn for the cases of a sheet"));

  if (mdg_workspace_is_read_only (workspace))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The letters of the cases are still to be drawn, and the register is open for reading only."));
      return FALSE;
    }

  for (guint i = 0; i < missing->len; i++)
    {
      g_autoptr (MdgRecord) letter = MDG_RECORD (mdg_case_letter_new ());

      mdg_record_set_reference (letter, field, of);
      mdg_record_set_reference (letter, MDG_CASE_LETTER_CASE, missing->pdata[i]);
      mdg_record_set_text (letter, MDG_CASE_LETTER_VERSION, mdg_version_get_code (version));
      mdg_record_set_text (letter, MDG_CASE_LETTER_LETTER, drawn[i]);
      mdg_change_add (change, letter);
    }

  return mdg_workspace_save (workspace, change, error);
}

GHashTable *
mdg_committee_letters_load (MdgWorkspace *workspace,
                            guint field,
                            const MdgUuid *of,
                            MdgVersion version,
                            GPtrArray *cases,
                            GError **error)
{
  g_autoptr (GHashTable) letters = g_hash_table_new_full (mdg_uuid_hash, mdg_uuid_equal_func, g_free, g_free);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_auto (GStrv) drawn = NULL;

  if (!load_known (workspace, field, of, version, letters, error))
    return NULL;

  for (guint i = 0; i < cases->len; i++)
    if (!g_hash_table_contains (letters, cases->pdata[i]))
      g_ptr_array_add (missing, cases->pdata[i]);
  if (missing->len == 0)
    return g_steal_pointer (&letters);

  drawn = draw_free (letters, missing->len);
  if (!save_letters (workspace, field, of, version, missing, drawn, error))
    return NULL;
  for (guint i = 0; i < missing->len; i++)
    g_hash_table_insert (letters, g_memdup2 (missing->pdata[i], sizeof (MdgUuid)), g_strdup (drawn[i]));

  return g_steal_pointer (&letters);
}
