#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-search.h"

#include "mdg-phone.h"
#include "mdg-store-private.h"
#include "mdg-text-match.h"
#include "mdg-text.h"

#include <string.h>

#define CANDIDATES 500
/* More says nothing new, and a pasted page would ask the index for every pair of its characters. */
#define MAX_WORDS 16
#define MAX_WORD_CHARACTERS 48

/* Number of characters that count, and the last of them. */
static guint
count_word_characters (const char *folded,
                       const char **last)
{
  guint n = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (mdg_tokenizer_is_word (p))
      {
        *last = p;
        n++;
      }

  return n;
}

char *
mdg_search_quote (const char *folded)
{
  static const char apart[] = { '"', '\n', MDG_TOKENIZER_MARK, '\0' };
  const char *last = NULL;
  guint n = count_word_characters (folded, &last);
  g_autofree char *plain = NULL;

  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup_printf ("\"%c%.*s\"", MDG_TOKENIZER_MARK, (int) (g_utf8_next_char (last) - last), last);

  plain = g_strdelimit (g_strdup (folded), apart, ' ');

  return g_strdup_printf ("\"%s\"", g_strstrip (plain));
}

/* Digits, what stands between them, and an extension. Out of "週2回" no telephone is asked for. */
static gboolean
is_phone (const char *folded)
{
  static const char *const extensions[] = { "内線", "内)", "ext", "#" };
  const char *p = folded;

  while (*p != '\0' && (g_ascii_isdigit (*p) || strchr ("+-().", *p) != NULL || g_str_has_prefix (p, "ー")))
    p = g_utf8_next_char (p);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_has_prefix (p, extensions[i]))
      return TRUE;

  return *p == '\0';
}

/* A word stands in the text as it is folded, among the names as names fold, among telephones as digits. */
static char *
compose_word (const char *typed,
              gboolean people_only)
{
  g_autofree char *word = g_utf8_substring (typed, 0, MIN (MAX_WORD_CHARACTERS, g_utf8_strlen (typed, -1)));
  g_autofree char *name = mdg_text_fold_name (word);
  g_autofree char *digits = is_phone (word) ? mdg_phone_dup_digits (word) : g_strdup ("");
  g_autofree char *in_text = people_only ? NULL : mdg_search_quote (word);
  g_autofree char *in_names = mdg_search_quote (name);
  g_autofree char *in_phones = digits[0] != '\0' ? mdg_search_quote (digits) : NULL;
  g_autoptr (GString) query = g_string_new (NULL);

  /* Asking one column for a word that is frequent in the other reads all of it; the same word is asked of both at once. */
  if (in_text != NULL && g_strcmp0 (in_text, in_names) == 0)
    g_string_append (query, in_text);
  else
    {
      if (in_text != NULL)
        g_string_append_printf (query, "body : %s", in_text);
      if (in_names != NULL)
        g_string_append_printf (query, "%swho : %s", query->len > 0 ? " OR " : "", in_names);
    }
  if (in_phones != NULL && g_strcmp0 (in_phones, in_names) != 0)
    g_string_append_printf (query, "%swho : %s", query->len > 0 ? " OR " : "", in_phones);

  return query->len > 0 ? g_strdup_printf ("(%s)", query->str) : NULL;
}

static char *
compose (const char *typed,
         gboolean people_only)
{
  g_auto (GStrv) words = mdg_text_match_split (typed);
  g_autoptr (GString) query = g_string_new (NULL);

  for (char **word = words; *word != NULL && word < words + MAX_WORDS; word++)
    {
      g_autofree char *part = compose_word (*word, people_only);

      if (part != NULL)
        g_string_append_printf (query, "%s%s", query->len > 0 ? " AND " : "", part);
    }

  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
}

char *
mdg_search_compose (const char *query)
{
  return compose (query, FALSE);
}

char *
mdg_search_compose_people (const char *query)
{
  return compose (query, TRUE);
}

static GArray *
list_ids (MdgStore *store,
          const char *sql,
          const char *match,
          guint limit,
          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MdgStatement) stmt = NULL;
  MdgStep step;

  if (match == NULL)
    return g_steal_pointer (&ids);

  stmt = mdg_store_prepare (store, sql, error);
  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, match);
  mdg_statement_bind_int64 (stmt, 2, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      gint64 id = mdg_statement_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

GArray *
mdg_search_list_consultations (MdgStore *store,
                               const char *query,
                               guint limit,
                               GError **error)
{
  static const char sql[] = "SELECT c.id"
                            "  FROM (SELECT rowid AS id FROM consultation_search"
                            "         WHERE consultation_search MATCH ?1"
                            "         ORDER BY rowid DESC"
                            "         LIMIT 500) AS hit"
                            " CROSS JOIN consultation AS c INDEXED BY consultation_entered ON c.id = hit.id"
                            " ORDER BY c.received_at DESC, c.id DESC"
                            " LIMIT ?2";
  g_autofree char *match = mdg_search_compose (query);

  G_STATIC_ASSERT (CANDIDATES == 500);

  return list_ids (store, sql, match, limit, error);
}

gint64
mdg_search_count_consultations (MdgStore *store,
                                const char *query,
                                GError **error)
{
  static const char sql[] = "SELECT count (*) FROM consultation_search"
                            " WHERE consultation_search MATCH ?1";
  g_autofree char *match = mdg_search_compose (query);
  g_autoptr (MdgStatement) stmt = NULL;

  if (match == NULL)
    return 0;

  stmt = mdg_store_prepare (store, sql, error);
  if (stmt == NULL)
    return -1;

  mdg_statement_bind_text (stmt, 1, match);

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

GArray *
mdg_search_list_people (MdgStore *store,
                        MdgKind kind,
                        const char *query,
                        guint limit,
                        GError **error)
{
  static const char subjects[] = "SELECT rowid FROM subject_search"
                                 " WHERE subject_search MATCH ?1"
                                 " ORDER BY rowid DESC"
                                 " LIMIT ?2";
  static const char consulters[] = "SELECT rowid FROM consulter_search"
                                   " WHERE consulter_search MATCH ?1"
                                   " ORDER BY rowid DESC"
                                   " LIMIT ?2";
  static const char agencies[] = "SELECT rowid FROM agency_search"
                                 " WHERE agency_search MATCH ?1"
                                 " ORDER BY rowid DESC"
                                 " LIMIT ?2";
  g_autofree char *match = mdg_search_compose_people (query);

  g_return_val_if_fail (kind == MDG_KIND_SUBJECT || kind == MDG_KIND_CONSULTER || kind == MDG_KIND_AGENCY, NULL);
  if (kind == MDG_KIND_AGENCY)
    return list_ids (store, agencies, match, limit, error);

  return list_ids (store, kind == MDG_KIND_SUBJECT ? subjects : consulters, match, limit, error);
}
