#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-consultation-row.h"

#include "mdg-describe.h"
#include "mdg-text-match.h"

#include <glib/gi18n-lib.h>

/* Code points of a sentence: more than the widest list shows. */
#define SENTENCE 90

enum
{
  DAY,
  TIME,
  PERSON,
  AGE_SEX,
  FROM,
  SENTENCE_MARKUP,
  CONTENT,
  KIND,
  STATE,
  N_TEXTS
};

struct _MdgConsultationRow
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  gint64 id;
  char **words;
  MdgListedConsultation *line;
  char *texts[N_TEXTS];
  gboolean is_late;
};

G_DEFINE_FINAL_TYPE (MdgConsultationRow, mdg_consultation_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_texts (MdgConsultationRow *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->line, mdg_listed_consultation_free);
}

/* The text with the hit: that of the consultation, else the newest gist that holds it. */
static char *
describe_sentence (MdgConsultationRow *self)
{
  const char *text = self->line->text != NULL ? self->line->text : "";
  const char *const *words = (const char *const *) self->words;
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *snippet = mdg_text_match_snippet (text, words, SENTENCE, &ranges);

  if (words[0] != NULL && (ranges == NULL || ranges->len == 0))
    {
      g_autoptr (GPtrArray) gists = mdg_consultation_query_list_gists (mdg_workspace_get_store (self->workspace), self->id, NULL);

      for (guint i = 0; gists != NULL && i < gists->len; i++)
        {
          g_autoptr (GArray) found = NULL;
          g_autofree char *gist = mdg_text_match_snippet (gists->pdata[i], words, SENTENCE, &found);

          if (found != NULL && found->len > 0)
            return mdg_describe_markup (gist, found);
        }
    }

  return mdg_describe_markup (snippet, ranges);
}

static char *
describe_content (MdgConsultationRow *self,
                  int fiscal_year)
{
  g_auto (GStrv) codes = g_strsplit (self->line->contents != NULL ? self->line->contents : "", " ", 2);
  const char *label;

  if (codes[0] == NULL || *codes[0] == '\0')
    return g_strdup ("");

  label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "content", codes[0], fiscal_year);

  /* A code of the centre itself says nothing to anybody. */
  return g_str_has_prefix (codes[0], "U-") ? g_strdup (label) : g_strdup_printf ("%s %s", codes[0], label);
}

static char *
describe_state (MdgConsultationRow *self)
{
  const MdgListedConsultation *line = self->line;
  g_autofree char *due = mdg_describe_due (self->workspace, line->next_due, &self->is_late);

  if (line->is_void)
    return g_strdup (_ ("voided"));
  if (line->next_what == NULL)
    return g_strdup (line->n_follow_ups > 0 ? _ ("done") : "");
  if (line->is_waiting && !self->is_late)
    return g_strdup_printf ("%s %s", _ ("waiting"), due);
  if (self->is_late || *due == '\0')
    return g_strdup (*due != '\0' ? due : line->next_what);

  return g_strdup_printf ("%s %s", line->next_what, due);
}

static const char *
get_from (MdgConsultationRow *self,
          int fiscal_year)
{
  const MdgListedConsultation *line = self->line;
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);

  if (line->affiliation != NULL)
    return line->affiliation;
  if (line->profession != NULL)
    return mdg_vocabularies_get_short (vocabularies, "profession", line->profession, fiscal_year);
  if (line->consulter_name != NULL)
    return line->consulter_name;

  return mdg_vocabularies_get_short (vocabularies, "affil_kind", line->affil_kind, fiscal_year);
}

static void
fill (MdgConsultationRow *self)
{
  const MdgListedConsultation *line = self->line;
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  int year = mdg_describe_fiscal_year (line->received_at);
  int age = mdg_describe_age (line->subject_birth, line->subject_age, line->subject_age_on, line->received_at);
  gboolean has_subject = !mdg_uuid_is_nil (&line->subject);
  const char *kind = mdg_vocabularies_get_label (vocabularies, "consult_kind", line->kind, year);

  self->texts[DAY] = mdg_describe_day (self->workspace, line->received_at);
  self->texts[TIME] = mdg_describe_time (line->received_at);
  if (has_subject)
    self->texts[PERSON] = mdg_describe_person (line->subject_name, age, line->subject_sex);
  else
    self->texts[PERSON] = g_strdup (line->is_no_case ? _ ("not about a person") : _ ("person not known"));
  self->texts[AGE_SEX] = has_subject && line->subject_name != NULL ? mdg_describe_age_sex (vocabularies, age, line->subject_sex) : g_strdup ("");
  self->texts[FROM] = g_strdup (get_from (self, year));
  self->texts[SENTENCE_MARKUP] = describe_sentence (self);
  self->texts[CONTENT] = describe_content (self, year);
  self->texts[KIND] = line->n_contacts > 1 ? g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, line->n_contacts) : g_strdup (kind);
  self->texts[STATE] = describe_state (self);
}

void
mdg_consultation_row_reload (MdgConsultationRow *self)
{
  g_return_if_fail (MDG_IS_CONSULTATION_ROW (self));

  forget_texts (self);
  self->line = mdg_consultation_query_load_line (mdg_workspace_get_store (self->workspace), self->id, NULL);
  if (self->line != NULL)
    fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mdg_consultation_row_finalize (GObject *object)
{
  MdgConsultationRow *self = MDG_CONSULTATION_ROW (object);

  forget_texts (self);
  g_strfreev (self->words);
  g_object_unref (self->workspace);

  G_OBJECT_CLASS (mdg_consultation_row_parent_class)->finalize (object);
}

static void
mdg_consultation_row_class_init (MdgConsultationRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_consultation_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CONSULTATION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_consultation_row_init (MdgConsultationRow *self)
{
}

MdgConsultationRow *
mdg_consultation_row_new (MdgWorkspace *workspace,
                          gint64 id,
                          const char *const *words)
{
  MdgConsultationRow *self = g_object_new (MDG_TYPE_CONSULTATION_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = id;
  self->words = words != NULL ? g_strdupv ((char **) words) : g_new0 (char *, 1);
  mdg_consultation_row_reload (self);

  return self;
}

const MdgListedConsultation *
mdg_consultation_row_get_line (MdgConsultationRow *self)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_ROW (self), NULL);

  return self->line;
}

gint64
mdg_consultation_row_get_id (MdgConsultationRow *self)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_ROW (self), 0);

  return self->id;
}

const MdgUuid *
mdg_consultation_row_get_uuid (MdgConsultationRow *self)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_ROW (self), NULL);

  return self->line != NULL ? &self->line->uuid : NULL;
}

static const char *
get_text (MdgConsultationRow *self,
          guint text)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_ROW (self), "");

  return self->texts[text] != NULL ? self->texts[text] : "";
}

const char *
mdg_consultation_row_get_day (MdgConsultationRow *self)
{
  return get_text (self, DAY);
}

const char *
mdg_consultation_row_get_time (MdgConsultationRow *self)
{
  return get_text (self, TIME);
}

const char *
mdg_consultation_row_get_person (MdgConsultationRow *self)
{
  return get_text (self, PERSON);
}

const char *
mdg_consultation_row_get_age_sex (MdgConsultationRow *self)
{
  return get_text (self, AGE_SEX);
}

const char *
mdg_consultation_row_get_from (MdgConsultationRow *self)
{
  return get_text (self, FROM);
}

const char *
mdg_consultation_row_get_sentence (MdgConsultationRow *self)
{
  return get_text (self, SENTENCE_MARKUP);
}

const char *
mdg_consultation_row_get_content (MdgConsultationRow *self)
{
  return get_text (self, CONTENT);
}

const char *
mdg_consultation_row_get_kind (MdgConsultationRow *self)
{
  return get_text (self, KIND);
}

const char *
mdg_consultation_row_get_state (MdgConsultationRow *self)
{
  return get_text (self, STATE);
}

gboolean
mdg_consultation_row_is_late (MdgConsultationRow *self)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_ROW (self), FALSE);

  return self->is_late;
}

char *
mdg_consultation_row_dup_summary (MdgConsultationRow *self)
{
  g_return_val_if_fail (MDG_IS_CONSULTATION_ROW (self), NULL);

  return g_strjoin (" ", get_text (self, DAY), get_text (self, TIME), get_text (self, PERSON), get_text (self, AGE_SEX),
                    get_text (self, FROM), get_text (self, CONTENT), get_text (self, STATE), NULL);
}
