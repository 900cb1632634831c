#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-forms-private.h"

#include "mdg-leak-register.h"

#include <glib/gi18n-lib.h>

#define MOST_WORDS 12

static const char *const free_keys[] = { "reason.other", "request.text", "life.text", "household.text", "family.text", "money.text" };

/* What tells who is meant; ages, towns and agencies are meant to stand on the form. */
static gboolean
tells_who (MdgLeakKind kind)
{
  return kind <= MDG_LEAK_ADDRESS || kind == MDG_LEAK_BUILDING;
}

char *
mdg_forms_list_telling (MdgWorkspace *workspace,
                        MdgFormDocument *document,
                        GError **error)
{
  g_autoptr (MdgLeakDictionary) dictionary = mdg_leak_register_load (workspace, error);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MdgLeakLine));
  g_autoptr (GPtrArray) leaks = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) words = g_string_new (NULL);
  MdgDate today;

  if (dictionary == NULL)
    return NULL;

  for (guint form = 0; form < mdg_form_document_get_n_forms (document); form++)
    for (guint i = 0; i < G_N_ELEMENTS (free_keys); i++)
      {
        const char *text = mdg_form_data_get_text (mdg_form_document_get_form (document, form), free_keys[i]);
        MdgLeakLine line = { form, i, lines->len, text };

        if (text != NULL)
          g_array_append_val (lines, line);
      }
  mdg_workspace_get_today (workspace, &today);
  leaks = mdg_leak_check (dictionary, (const MdgLeakLine *) (gpointer) lines->data, lines->len, &today);
  for (guint i = 0; i < leaks->len && g_hash_table_size (seen) < MOST_WORDS; i++)
    {
      const MdgLeak *leak = leaks->pdata[i];

      if (!tells_who (leak->kind) || !g_hash_table_add (seen, leak->word))
        continue;
      g_string_append_printf (words, _ ("%s“%s” (%s)"), words->len > 0 ? _ (", ") : "", leak->word, mdg_leak_kind_get_label (leak->kind));
    }

  return g_strdup (words->str);
}
