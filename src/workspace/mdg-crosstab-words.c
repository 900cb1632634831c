#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-crosstab-words.h"

#include "mdg-area.h"
#include "mdg-issue-columns.h"
#include "mdg-staff.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Where a code stands and what it is called. */
typedef struct
{
  int place;
  char *label;
} Word;

struct _MdgCrosstabWords
{
  MdgWorkspace *workspace;
  GHashTable *words[MDG_CROSSTAB_N_FIELDS]; /* code → Word; NULL where codes are words themselves */
};

static const struct
{
  const char *label;
  const char *vocabulary;
} fields[MDG_CROSSTAB_N_FIELDS] = {
  [MDG_CROSSTAB_MONTH] = { NC_ ("crosstab", "Month"), NULL },
  [MDG_CROSSTAB_FISCAL_YEAR] = { NC_ ("crosstab", "Fiscal year"), NULL },
  [MDG_CROSSTAB_KIND] = { NC_ ("crosstab", "Kind"), "consult_kind" },
  [MDG_CROSSTAB_CHANNEL] = { NC_ ("crosstab", "Channel"), "channel" },
  [MDG_CROSSTAB_DIRECTION] = { NC_ ("crosstab", "Direction"), "direction" },
  [MDG_CROSSTAB_PROFESSION] = { NC_ ("crosstab", "Profession"), "profession" },
  [MDG_CROSSTAB_AFFIL_KIND] = { NC_ ("crosstab", "Affiliation"), "affil_kind" },
  [MDG_CROSSTAB_URGENCY] = { NC_ ("crosstab", "Urgency"), "urgency" },
  [MDG_CROSSTAB_AREA] = { NC_ ("crosstab", "Area"), NULL },
  [MDG_CROSSTAB_WIDE_AREA] = { NC_ ("crosstab", "Wide area"), NULL },
  [MDG_CROSSTAB_STAFF] = { NC_ ("crosstab", "Staff"), NULL },
  [MDG_CROSSTAB_AGE_BAND] = { NC_ ("crosstab", "Age"), NULL },
  [MDG_CROSSTAB_SEX] = { NC_ ("crosstab", "Sex"), "sex" },
  [MDG_CROSSTAB_CARE_LEVEL] = { NC_ ("crosstab", "Care level"), "care_level" },
  [MDG_CROSSTAB_HOUSEHOLD] = { NC_ ("crosstab", "Household"), "household" },
  [MDG_CROSSTAB_MAIN_CONTENT] = { NC_ ("crosstab", "Main content"), "content" },
  [MDG_CROSSTAB_CONTENT] = { NC_ ("crosstab", "Content"), "content" },
  [MDG_CROSSTAB_SCENE] = { NC_ ("crosstab", "Scene"), "scene" },
  [MDG_CROSSTAB_ACTION] = { NC_ ("crosstab", "Action"), "action" },
  [MDG_CROSSTAB_ISSUE] = { NC_ ("crosstab", "Issue"), "issue" },
  [MDG_CROSSTAB_ISSUE_COLUMN] = { NC_ ("crosstab", "Head of issues"), "issue" },
  [MDG_CROSSTAB_ISSUE_GROUP] = { NC_ ("crosstab", "Group of issues"), NULL },
  [MDG_CROSSTAB_FINDING] = { NC_ ("crosstab", "Marked sentence"), "issue" },
};

static const struct
{
  const char *name;
  const char *label;
} measures[MDG_CROSSTAB_N_MEASURES] = {
  { "consultations", NC_ ("crosstab", "Consultations") },
  { "contacts", NC_ ("crosstab", "Contacts") },
  { "people", NC_ ("crosstab", "People") },
  { "minutes", NC_ ("crosstab", "Minutes") },
  { "newcomers", NC_ ("crosstab", "Newcomers") },
};

static const struct
{
  const char *name;
  const char *label;
} percents[MDG_CROSSTAB_N_PERCENTS] = {
  { "none", NC_ ("crosstab", "No percentages") },
  { "row", NC_ ("crosstab", "Share of the row") },
  { "column", NC_ ("crosstab", "Share of the column") },
  { "all", NC_ ("crosstab", "Share of all") },
};

static const struct
{
  const char *code;
  const char *label;
} age_bands[] = {
  { "u65", NC_ ("crosstab", "under 65") },
  { "65", NC_ ("crosstab", "65–69") },
  { "70", NC_ ("crosstab", "70s") },
  { "80", NC_ ("crosstab", "80s") },
  { "90", NC_ ("crosstab", "90 and over") },
};

#define WORD(text) g_dpgettext2 (GETTEXT_PACKAGE, "crosstab", text)

const char *
mdg_crosstab_field_get_label (MdgCrosstabField field)
{
  g_return_val_if_fail (field < MDG_CROSSTAB_N_FIELDS, NULL);

  return WORD (fields[field].label);
}

const char *
mdg_crosstab_field_get_vocabulary (MdgCrosstabField field)
{
  g_return_val_if_fail (field < MDG_CROSSTAB_N_FIELDS, NULL);

  return fields[field].vocabulary;
}

const char *
mdg_crosstab_measure_get_label (MdgCrosstabMeasure measure)
{
  g_return_val_if_fail (measure < MDG_CROSSTAB_N_MEASURES, NULL);

  return WORD (measures[measure].label);
}

const char *
mdg_crosstab_measure_get_name (MdgCrosstabMeasure measure)
{
  g_return_val_if_fail (measure < MDG_CROSSTAB_N_MEASURES, NULL);

  return measures[measure].name;
}

const char *
mdg_crosstab_percent_get_label (MdgCrosstabPercent percent)
{
  g_return_val_if_fail (percent < MDG_CROSSTAB_N_PERCENTS, NULL);

  return WORD (percents[percent].label);
}

const char *
mdg_crosstab_percent_get_name (MdgCrosstabPercent percent)
{
  g_return_val_if_fail (percent < MDG_CROSSTAB_N_PERCENTS, NULL);

  return percents[percent].name;
}

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->label);
  g_free (word);
}

static void
add_word (MdgCrosstabWords *self,
          MdgCrosstabField field,
          char *code,
          const char *label)
{
  Word *word;

  if (self->words[field] == NULL)
    self->words[field] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
  word = g_new0 (Word, 1);
  word->place = (int) g_hash_table_size (self->words[field]);
  word->label = g_strdup (label != NULL ? label : code);
  g_hash_table_replace (self->words[field], code, word);
}

/* Of a field by row numbers. */
static void
add_records (MdgCrosstabWords *self,
             MdgCrosstabField field,
             MdgKind kind,
             guint name)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    add_word (self, field, g_strdup_printf ("%" G_GINT64_FORMAT, mdg_record_get_id (records->pdata[i])), mdg_record_get_text (records->pdata[i], name));
}

static void
add_terms (MdgCrosstabWords *self,
           MdgCrosstabField field)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, fields[field].vocabulary, 0);

  for (guint i = 0; i < terms->len; i++)
    {
      const char *code = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);

      add_word (self, field, g_strdup (code), mdg_vocabularies_get_short (vocabularies, fields[field].vocabulary, code, 0));
    }
}

MdgCrosstabWords *
mdg_crosstab_words_new (MdgWorkspace *workspace)
{
  MdgCrosstabWords *self = g_new0 (MdgCrosstabWords, 1);
  g_auto (GStrv) groups = mdg_issue_columns_dup_groups (workspace, 0);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    if (fields[i].vocabulary != NULL)
      add_terms (self, i);
  add_records (self, MDG_CROSSTAB_AREA, MDG_KIND_AREA, MDG_AREA_NAME);
  add_records (self, MDG_CROSSTAB_STAFF, MDG_KIND_STAFF, MDG_STAFF_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (age_bands); i++)
    add_word (self, MDG_CROSSTAB_AGE_BAND, g_strdup (age_bands[i].code), WORD (age_bands[i].label));
  for (guint i = 0; groups[i] != NULL; i++)
    add_word (self, MDG_CROSSTAB_ISSUE_GROUP, g_strdup (groups[i]), groups[i]);

  return self;
}

void
mdg_crosstab_words_free (MdgCrosstabWords *self)
{
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    g_clear_pointer (&self->words[i], g_hash_table_unref);
  g_object_unref (self->workspace);
  g_free (self);
}

static Word *
find_word (MdgCrosstabWords *self,
           MdgCrosstabField field,
           const char *code)
{
  return self->words[field] != NULL ? g_hash_table_lookup (self->words[field], code) : NULL;
}

static char *
dup_month (const char *code)
{
  MdgDate date;

  return mdg_date_parse_iso (code, &date) ? mdg_date_format_short (&date) : g_strdup (code);
}

char *
mdg_crosstab_words_dup_label (MdgCrosstabWords *self,
                              MdgCrosstabField field,
                              const char *code)
{
  const Word *word;

  g_return_val_if_fail (field < MDG_CROSSTAB_N_FIELDS, NULL);

  if (code == NULL || *code == '\0')
    return g_strdup (_ ("not known"));
  if (field == MDG_CROSSTAB_MONTH)
    return dup_month (code);
  if (field == MDG_CROSSTAB_FISCAL_YEAR)
    return mdg_fiscal_year_format_long (atoi (code));

  word = find_word (self, field, code);

  return g_strdup (word != NULL ? word->label : code);
}

char *
mdg_crosstab_words_find_code (MdgCrosstabWords *self,
                              MdgCrosstabField field,
                              const char *typed)
{
  GHashTableIter iter;
  gpointer code;
  gpointer word;

  g_return_val_if_fail (field < MDG_CROSSTAB_N_FIELDS, NULL);

  if (g_str_equal (typed, "none"))
    return g_strdup ("");
  if (self->words[field] == NULL)
    return g_strdup (typed);
  if (fields[field].vocabulary != NULL)
    {
      const char *found = mdg_vocabularies_find_code (mdg_workspace_get_vocabularies (self->workspace), fields[field].vocabulary, typed);

      return g_strdup (found);
    }

  g_hash_table_iter_init (&iter, self->words[field]);
  while (g_hash_table_iter_next (&iter, &code, &word))
    if (g_strcmp0 (((Word *) word)->label, typed) == 0 || (field == MDG_CROSSTAB_AGE_BAND && g_str_equal (code, typed)))
      return g_strdup (code);

  return NULL;
}

int
mdg_crosstab_words_rank (MdgCrosstabField field,
                         const char *code,
                         gpointer words)
{
  const Word *word = find_word (words, field, code);

  return word != NULL ? word->place : G_MAXINT;
}

static char *
dup_axis (const MdgCrosstabField *axis,
          guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "・" : "", mdg_crosstab_field_get_label (axis[i]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mdg_crosstab_words_dup_title (const MdgCrosstabSpec *spec)
{
  g_autofree char *rows = dup_axis (spec->rows, spec->n_rows);
  g_autofree char *columns = dup_axis (spec->columns, spec->n_columns);

  if (spec->n_rows == 0 || spec->n_columns == 0)
    return g_strdup_printf ("%s（%s）", spec->n_rows > 0 ? rows : spec->n_columns > 0 ? columns
                                                                                      : _ ("All"),
                            mdg_crosstab_measure_get_label (spec->measure));

  return g_strdup_printf ("%s × %s（%s）", rows, columns, mdg_crosstab_measure_get_label (spec->measure));
}

static void
append_period (GString *text,
               const MdgCrosstabSpec *spec)
{
  MdgDate date;

  if (spec->from == NULL && spec->to == NULL)
    return;

  if (spec->from != NULL && mdg_date_parse_iso (spec->from, &date))
    {
      g_autofree char *day = mdg_date_format_short (&date);

      g_string_append (text, day);
    }
  g_string_append (text, "〜");
  if (spec->to != NULL && mdg_date_parse_iso (spec->to, &date))
    {
      g_autofree char *day = mdg_date_format_short (&date);

      g_string_append (text, day);
    }
}

char *
mdg_crosstab_words_dup_conditions (MdgCrosstabWords *self,
                                   const MdgCrosstabSpec *spec)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_period (text, spec);
  for (guint i = 0; i < spec->filters->len; i++)
    {
      const MdgCrosstabFilter *filter = spec->filters->pdata[i];

      g_string_append_printf (text, "%s%s：", text->len > 0 ? "　" : "", mdg_crosstab_field_get_label (filter->field));
      for (char **code = filter->codes; *code != NULL; code++)
        {
          g_autofree char *label = mdg_crosstab_words_dup_label (self, filter->field, *code);

          g_string_append_printf (text, "%s%s", code > filter->codes ? "・" : "", label);
        }
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
