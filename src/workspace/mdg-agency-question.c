#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-match.h"

#include "mdg-area.h"
#include "mdg-hours.h"
#include "mdg-text.h"
#include "mdg-town.h"

#include <string.h>

void
mdg_agency_question_free (MdgAgencyQuestion *question)
{
  if (question == NULL)
    return;

  g_ptr_array_unref (question->procs);
  g_ptr_array_unref (question->services);
  g_ptr_array_unref (question->unknown);
  g_free (question->place);
  g_free (question);
}

static gboolean
equals_folded (const char *text,
               const char *folded)
{
  g_autofree char *other = text != NULL ? mdg_text_fold_name (text) : NULL;

  return other != NULL && g_str_equal (other, folded);
}

/* Whole labels first, then what one begins with: 「人工呼吸器」 of 「人工呼吸器（TPPV）」. */
static const char *
find_term (MdgWorkspace *workspace,
           const char *vocabulary,
           const char *folded)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), vocabulary, 0);
  const char *begun = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      MdgRecord *term = terms->pdata[i];
      const char *code = mdg_record_get_text (term, MDG_TERM_CODE);
      g_autofree char *label = mdg_text_fold_name (mdg_record_get_text (term, MDG_TERM_LABEL));

      if (g_str_equal (label, folded) || equals_folded (mdg_record_get_text (term, MDG_TERM_SHORT), folded) || equals_folded (mdg_record_get_text (term, MDG_TERM_KANA), folded) || g_str_equal (code, folded))
        return g_intern_string (code);
      if (begun == NULL && g_utf8_strlen (folded, -1) > 1 && g_str_has_prefix (label, folded))
        begun = g_intern_string (code);
    }

  return begun;
}

static gboolean
take_place (MdgWorkspace *workspace,
            MdgAgencyQuestion *question,
            MdgKind kind,
            guint name_field,
            const char *folded)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (workspace, kind, NULL);
  MdgRecord *found = NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *name = mdg_text_fold_name (mdg_record_get_text (records->pdata[i], name_field));

      if (g_str_equal (name, folded))
        found = records->pdata[i];
    }
  if (found == NULL)
    return FALSE;

  if (kind == MDG_KIND_TOWN)
    question->town = *mdg_record_get_uuid (found);
  if (kind == MDG_KIND_AREA)
    question->area = *mdg_record_get_uuid (found);
  else if (mdg_record_get_reference (found, MDG_TOWN_AREA) != NULL)
    question->area = *mdg_record_get_reference (found, MDG_TOWN_AREA);
  g_free (question->place);
  question->place = g_strdup (mdg_record_get_text (found, name_field));

  return TRUE;
}

static gboolean
is_one_of (const char *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

static void
take_word (MdgWorkspace *workspace,
           MdgAgencyQuestion *question,
           const char *word)
{
  static const char *const always[] = { "24h", "24時間", "24時間対応", "夜間", NULL };
  static const char *const phones[] = { "いま電話", "今電話", "いま電話できる", "今電話できる", NULL };
  g_autofree char *normal = g_utf8_normalize (word, -1, G_NORMALIZE_NFKC);
  g_autofree char *lower = g_utf8_strdown (normal, -1);
  g_autofree char *folded = mdg_text_fold_name (word);
  const char *code;

  if (is_one_of (lower, always))
    question->is_24h = TRUE;
  else if (is_one_of (lower, phones))
    question->by_phone = TRUE;
  else if (mdg_hours_parse_moment (lower, &question->day, &question->minute))
    return;
  else if (take_place (workspace, question, MDG_KIND_TOWN, MDG_TOWN_NAME, folded) || take_place (workspace, question, MDG_KIND_AREA, MDG_AREA_NAME, folded))
    return;
  else if ((code = find_term (workspace, "service", folded)) != NULL)
    g_ptr_array_add (question->services, (gpointer) code);
  else if ((code = find_term (workspace, "proc", folded)) != NULL)
    g_ptr_array_add (question->procs, (gpointer) code);
  else
    g_ptr_array_add (question->unknown, g_strdup (word));
}

MdgAgencyQuestion *
mdg_agency_question_parse (MdgWorkspace *workspace,
                           const char *text)
{
  MdgAgencyQuestion *question = g_new0 (MdgAgencyQuestion, 1);
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) words = NULL;

  question->procs = g_ptr_array_new ();
  question->services = g_ptr_array_new ();
  question->unknown = g_ptr_array_new_with_free_func (g_free);
  question->day = -1;
  g_string_replace (plain, "＋", " ", 0);
  g_string_replace (plain, "+", " ", 0);
  g_string_replace (plain, "、", " ", 0);
  g_string_replace (plain, "　", " ", 0);
  words = g_strsplit (plain->str, " ", -1);
  for (char **word = words; *word != NULL; word++)
    {
      /* 「木 22:00」 are two words for one moment. */
      g_autofree char *both = word[1] != NULL ? g_strjoin (" ", word[0], word[1], NULL) : NULL;

      if (both != NULL && mdg_hours_parse_moment (both, &question->day, &question->minute))
        word++;
      else if (**word != '\0')
        take_word (workspace, question, *word);
    }

  return question;
}
