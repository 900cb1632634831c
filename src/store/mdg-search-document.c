#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-search-document.h"

#include "mdg-phone.h"
#include "mdg-search.h"
#include "mdg-text.h"

#define PROBE_CHARACTERS 24

void
mdg_search_document_clear (MdgSearchDocument *document)
{
  g_clear_pointer (&document->body, g_free);
  g_clear_pointer (&document->who, g_free);
}

static void
add_name (GString *who,
          const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL)
    return;

  folded = mdg_text_fold_name (name);
  g_string_append (who, folded);
  g_string_append_c (who, '\n');
}

static void
add_phone (GString *who,
           const char *phone)
{
  g_autofree char *digits = NULL;

  if (phone == NULL)
    return;

  digits = mdg_phone_dup_digits (phone);
  g_string_append (who, digits);
  g_string_append_c (who, '\n');
}

static void
add_text (GString *text,
          const char *part)
{
  if (part == NULL)
    return;

  g_string_append (text, part);
  g_string_append_c (text, '\n');
}

static gboolean
add_contacts (MdgStore *store,
              gint64 id,
              GString *text,
              GString *who,
              GError **error)
{
  static const char sql[] = "SELECT text, with_whom FROM contact"
                            " WHERE consultation = ?1 AND state = 0"
                            " ORDER BY at, id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      add_text (text, mdg_statement_get_text (stmt, 0));
      add_name (who, mdg_statement_get_text (stmt, 1));
    }

  return step == MDG_STEP_DONE;
}

static gboolean
load_consultation (MdgStore *store,
                   MdgStatement *stmt,
                   gint64 id,
                   MdgSearchDocument *document,
                   GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) who = g_string_new (NULL);

  add_text (text, mdg_statement_get_text (stmt, 0));
  add_name (who, mdg_statement_get_text (stmt, 1));
  add_name (who, mdg_statement_get_text (stmt, 2));
  add_name (who, mdg_statement_get_text (stmt, 3));
  add_phone (who, mdg_statement_get_text (stmt, 4));
  add_name (who, mdg_statement_get_text (stmt, 5));
  add_name (who, mdg_statement_get_text (stmt, 6));
  add_phone (who, mdg_statement_get_text (stmt, 7));
  if (!add_contacts (store, id, text, who, error))
    return FALSE;

  document->body = mdg_text_fold (text->str);
  document->who = g_string_free (g_steal_pointer (&who), FALSE);

  return TRUE;
}

/* n_names names, then three telephones. */
static void
load_person (MdgStatement *stmt,
             int n_names,
             MdgSearchDocument *document)
{
  GString *who = g_string_new (NULL);

  for (int i = 0; i < n_names; i++)
    add_name (who, mdg_statement_get_text (stmt, i));
  for (int i = n_names; i < n_names + 3; i++)
    add_phone (who, mdg_statement_get_text (stmt, i));

  document->who = g_string_free (who, FALSE);
}

static const char *
get_sql (MdgKind kind)
{
  static const char consultation[] = "SELECT c.text, c.number, c.consulter_name, c.affiliation, c.consulter_phone, s.name, s.kana, s.phone"
                                     "  FROM consultation AS c LEFT JOIN subject AS s ON s.id = c.subject"
                                     " WHERE c.id = ?1 AND c.state = 0";
  static const char subject[] = "SELECT name, kana, NULL, phone, NULL, NULL"
                                "  FROM subject"
                                " WHERE id = ?1 AND state = 0";
  static const char consulter[] = "SELECT name, kana, affiliation, phone, fax, mobile"
                                  "  FROM consulter"
                                  " WHERE id = ?1 AND state = 0";

  static const char agency[] = "SELECT name, kana, number, medical_code, city, address, corporation, phone, fax, mobile"
                               "  FROM agency"
                               " WHERE id = ?1 AND state = 0";

  if (kind == MDG_KIND_CONSULTATION)
    return consultation;
  if (kind == MDG_KIND_AGENCY)
    return agency;

  return kind == MDG_KIND_SUBJECT ? subject : consulter;
}

gboolean
mdg_search_document_load (MdgStore *store,
                          MdgKind kind,
                          gint64 id,
                          MdgSearchDocument *document,
                          gboolean *exists,
                          GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, get_sql (kind), error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);
  step = mdg_statement_step (stmt, error);
  *exists = step == MDG_STEP_ROW;
  if (step != MDG_STEP_ROW)
    return step == MDG_STEP_DONE;

  if (kind == MDG_KIND_CONSULTATION)
    return load_consultation (store, stmt, id, document, error);

  load_person (stmt, kind == MDG_KIND_AGENCY ? 7 : 3, document);

  return TRUE;
}

/* The first or last run of letters and digits, of two at least where there is one, cut to what tells it apart. */
static char *
dup_run (const char *text,
         gboolean last)
{
  const char *begin = NULL;
  const char *start = NULL;
  const char *end = NULL;
  glong length = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        {
          begin = begin != NULL ? begin : p;
          continue;
        }
      if (begin != NULL && (start == NULL || length == 1 || (last && p - begin > 4)))
        {
          start = begin;
          end = p;
          length = g_utf8_strlen (start, end - start);
        }
      begin = NULL;
      if (*p == '\0' || (!last && length > 1))
        break;
    }

  if (start == NULL)
    return NULL;
  if (length <= PROBE_CHARACTERS)
    return g_strndup (start, (gsize) (end - start));

  return last ? g_utf8_substring (start, length - PROBE_CHARACTERS, length) : g_utf8_substring (start, 0, PROBE_CHARACTERS);
}

static char *
dup_phrase (const char *text,
            gboolean last)
{
  g_autofree char *run = dup_run (text, last);

  return run != NULL ? mdg_search_quote (run) : NULL;
}

char *
mdg_search_document_dup_probe (const MdgSearchDocument *document)
{
  const char *text = document->body != NULL && document->body[0] != '\0' ? document->body : document->who;
  g_autofree char *first = text != NULL ? dup_phrase (text, FALSE) : NULL;
  g_autofree char *last = text != NULL ? dup_phrase (text, TRUE) : NULL;

  return first != NULL ? g_strdup_printf ("%s AND %s", first, last) : NULL;
}
