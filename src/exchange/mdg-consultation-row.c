#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-consultation-mapping-private.h"

#include "mdg-error.h"
#include "mdg-phone.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One row on its way. */
typedef struct
{
  MdgConsultationMapping *mapping;
  MdgConsultationWords *words;
  const MdgDate *today;
  MdgConsultationRow *row;
  GPtrArray *cells; /* cleaned, one for each column of the mapping */
  MdgDate received;
} Job;

static void
free_unknown (gpointer data)
{
  MdgUnknownWord *unknown = data;

  g_free (unknown->vocabulary);
  g_free (unknown->word);
  g_free (unknown);
}

static MdgConsultationRow *
row_new (guint row_number)
{
  MdgConsultationRow *row = g_new0 (MdgConsultationRow, 1);

  row->row_number = row_number;
  row->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  row->warnings = g_ptr_array_new_with_free_func (g_free);
  row->unknown = g_ptr_array_new_with_free_func (free_unknown);

  return row;
}

void
mdg_consultation_row_free (MdgConsultationRow *row)
{
  if (row == NULL)
    return;

  g_hash_table_unref (row->values);
  g_ptr_array_unref (row->warnings);
  g_ptr_array_unref (row->unknown);
  g_free (row);
}

const char *
mdg_consultation_row_get (const MdgConsultationRow *row,
                          const char *field)
{
  g_return_val_if_fail (row != NULL && field != NULL, NULL);

  return g_hash_table_lookup (row->values, field);
}

static void
take_value (Job *self,
            const char *field,
            char *value)
{
  g_hash_table_insert (self->row->values, (gpointer) mdg_mapping_field_find (field)->name, value);
}

/* On a line of its own. */
static void
append_value (Job *self,
              const char *field,
              const char *header,
              const char *text)
{
  const char *before = mdg_consultation_row_get (self->row, field);
  g_autofree char *line = header != NULL && *header != '\0' ? g_strconcat (header, "：", text, NULL) : g_strdup (text);

  take_value (self, field, before != NULL ? g_strconcat (before, "\n", line, NULL) : g_steal_pointer (&line));
}

static void G_GNUC_PRINTF (2, 3)
  warn (Job *self,
        const char *format,
        ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->row->warnings, g_strdup_printf (_ ("Row %u: %s"), self->row->row_number, text));
}

static const MdgMappingColumn *
get_column (Job *self,
            guint i)
{
  return g_ptr_array_index (self->mapping->columns, i);
}

static const char *
get_cell (Job *self,
          guint i)
{
  return g_ptr_array_index (self->cells, i);
}

/* First cell of the field that is not empty. */
static const char *
find_cell (Job *self,
           const char *field)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->field, field) == 0 && *get_cell (self, i) != '\0')
      return get_cell (self, i);

  return NULL;
}

static gboolean
refuse (Job *self,
        GError **error,
        const char *reason)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Row %u: %s This row was left out."), self->row->row_number, reason);
  return FALSE;
}

static gboolean
is_ditto (const char *text)
{
  static const char *const marks[] = { "〃", "″", "\"", "同上", "々", "仝", "''", "上に同じ" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (text, marks[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Cells without control characters and spaces around; a ditto mark becomes what it repeats. */
static void
clean_cells (Job *self,
             GPtrArray *cells)
{
  guint n_removed = 0;

  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const char *raw = i < cells->len ? g_ptr_array_index (cells, i) : "";
      guint removed = 0;
      char *text = g_strstrip (mdg_text_clean (raw, &removed));

      n_removed += removed;
      while (g_str_has_prefix (text, "　"))
        memmove (text, text + strlen ("　"), strlen (text + strlen ("　")) + 1);
      if (is_ditto (text) && self->mapping->previous != NULL)
        {
          g_free (text);
          text = g_strdup (g_ptr_array_index (self->mapping->previous, i));
        }
      g_ptr_array_add (self->cells, text);
    }
  if (n_removed > 0)
    warn (self, _ ("%u control characters were taken out."), n_removed);
}

/* The head, its repetition on a new printed page, and rows that hold at most a running number. */
static gboolean
is_no_consultation (Job *self)
{
  guint n_filled = 0;
  guint n_headers = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const MdgMappingColumn *column = get_column (self, i);
      const char *cell = get_cell (self, i);
      g_autofree char *joined = NULL;

      if (column->field == NULL || *cell == '\0')
        continue;
      n_filled++;
      joined = g_strconcat ("／", cell, NULL);
      n_headers += strcmp (cell, column->header) == 0 || g_str_has_suffix (column->header, joined);
    }

  return n_filled == 0 || n_headers >= 3;
}

static gboolean
is_time_only (const char *text)
{
  g_autofree char *normal = mdg_mapping_normalize (text);

  return strpbrk (normal, "/-.") == NULL && strstr (normal, "月") == NULL && strstr (normal, "年") == NULL && (strchr (normal, ':') != NULL || strstr (normal, "時") != NULL);
}

static gboolean
lacks_year (const char *text)
{
  static GRegex *regex;
  g_autofree char *normal = mdg_mapping_normalize (text);

  return g_regex_match (mdg_mapping_get_regex (&regex, "^[0-9]{1,2}([/.月-][0-9]{1,2}日?)?([ (].*)?$", 0), normal, 0, NULL);
}

/* A date, with or without a time, in one cell or two. */
static gboolean
parse_received (Job *self,
                const char *text,
                const char *time,
                GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *iso = NULL;
  MdgDate date;

  if (time == NULL && mdg_date_parse (text, MDG_DATE_RECENT, self->today, &date, &problem))
    {
      g_autofree char *day = mdg_date_dup_iso (&date);

      if (!mdg_date_is_full (&date))
        return refuse (self, error, _ ("The day is missing in the date of receipt."));
      self->received = date;
      take_value (self, "received_at", g_strconcat (day, "T00:00", NULL));
      return TRUE;
    }

  whole = time != NULL ? g_strdup_printf ("%s %s", text, time) : g_strdup (text);
  if ((time == NULL && is_time_only (text)) || !mdg_datetime_parse (whole, self->today, &iso, time == NULL && problem != NULL ? NULL : &problem))
    {
      g_autofree char *reason = g_strdup_printf (_ ("“%s” is no date and time of receipt. %s"), whole, problem != NULL ? problem->message : "");

      return refuse (self, error, reason);
    }

  iso[10] = '\0';
  mdg_date_parse_iso (iso, &self->received);
  iso[10] = 'T';
  self->row->has_time = TRUE;
  take_value (self, "received_at", g_steal_pointer (&iso));

  return TRUE;
}

static gboolean
has_received_column (Job *self)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const char *field = get_column (self, i)->field;

      if (g_strcmp0 (field, "received_at") == 0 || g_strcmp0 (field, "received_date") == 0)
        return TRUE;
    }

  return FALSE;
}

/* "14:05:30" of a spreadsheet without its seconds. */
static char *
dup_time (const char *text)
{
  static GRegex *seconds;
  g_autofree char *normal = mdg_mapping_normalize (text);

  return g_regex_replace (mdg_mapping_get_regex (&seconds, "^([0-9]{1,2}:[0-9]{2}):[0-9]{2}$", 0), normal, -1, 0, "\\1", 0, NULL);
}

static gboolean
convert_received (Job *self,
                  GError **error)
{
  const char *date = find_cell (self, "received_at");
  const char *typed = find_cell (self, "received_time");
  g_autofree char *time = typed != NULL ? dup_time (typed) : NULL;
  g_autofree char *serial = NULL;

  if (!has_received_column (self))
    return refuse (self, error, _ ("No column is chosen for the date of receipt."));
  if (date == NULL)
    date = find_cell (self, "received_date");
  if (date == NULL && self->mapping->previous_date != NULL)
    {
      date = self->mapping->previous_date;
      warn (self, _ ("The date of receipt is empty; that of the row above (%s) was taken."), date);
    }
  if (date == NULL)
    return refuse (self, error, _ ("The date of receipt is empty."));
  if (mdg_mapping_is_damaged_number (date))
    return refuse (self, error, _ ("The spreadsheet has turned the date into a number such as 4.27E+09; format the column as date and save again."));

  serial = mdg_mapping_parse_serial (date);
  if (serial != NULL)
    {
      warn (self, _ ("The date was the serial number %s of a spreadsheet; it was read as %s."), date, serial);
      date = serial;
    }
  if (strlen (date) > 11 && strchr (date, ':') != NULL)
    g_clear_pointer (&time, g_free); /* the date brings its own */
  if (!parse_received (self, date, time, error))
    return FALSE;
  if (lacks_year (date))
    warn (self, _ ("“%s” has no year; it was read as %.10s."), date, mdg_consultation_row_get (self->row, "received_at"));
  g_free (self->mapping->previous_date);
  self->mapping->previous_date = g_strndup (mdg_consultation_row_get (self->row, "received_at"), 10);

  return TRUE;
}

static const char *
find_code (Job *self,
           const char *vocabulary,
           const char *word)
{
  const char *code = mdg_consultation_mapping_get_code (self->mapping, vocabulary, word);

  return code != NULL ? code : mdg_consultation_words_lookup (self->words, vocabulary, word);
}

static void
add_code (Job *self,
          const MdgMappingField *field,
          const char *code)
{
  const char *before = mdg_consultation_row_get (self->row, field->name);
  g_auto (GStrv) codes = NULL;

  if (before == NULL || field->kind == MDG_MAPPING_CODE)
    {
      take_value (self, field->name, g_strdup (code));
      return;
    }

  codes = g_strsplit (before, " ", -1);
  if (!g_strv_contains ((const char *const *) codes, code))
    take_value (self, field->name, g_strconcat (before, " ", code, NULL));
}

/* Kept in the note, so that nothing of the old register is lost. */
static void
add_unknown (Job *self,
             const MdgMappingField *field,
             const char *header,
             const char *word)
{
  MdgUnknownWord *unknown = g_new0 (MdgUnknownWord, 1);

  unknown->vocabulary = g_strdup (field->vocabulary);
  unknown->word = g_strdup (word);
  g_ptr_array_add (self->row->unknown, unknown);
  append_value (self, "note", header, word);
}

/* "受電" in the column of the channel tells the direction too. */
static void
add_direction (Job *self,
               const MdgMappingField *field,
               const char *word)
{
  const char *direction = NULL;

  if (strcmp (field->name, "channel") == 0 && mdg_consultation_row_get (self->row, "direction") == NULL)
    direction = mdg_consultation_words_lookup (self->words, "direction", word);
  if (direction != NULL)
    take_value (self, "direction", g_strdup (direction));
}

static gboolean
add_known (Job *self,
           const MdgMappingField *field,
           const char *word)
{
  const char *code = find_code (self, field->vocabulary, word);

  if (code != NULL)
    add_code (self, field, code);

  return code != NULL;
}

/* The word whole, else at 、／ and line ends, else at ・ and spaces when that makes every part known. */
static void
add_words (Job *self,
           const MdgMappingField *field,
           const char *header,
           const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (add_known (self, field, text))
    {
      add_direction (self, field, text);
      return;
    }

  parts = g_regex_split_simple ("[、，,;；／/\\n＋+&＆]+|→", text, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pieces = NULL;
      gboolean all_known = TRUE;

      g_strstrip (parts[i]);
      if (*parts[i] == '\0' || add_known (self, field, parts[i]))
        continue;
      pieces = g_regex_split_simple ("[・･\\s　]+", parts[i], 0, 0);
      for (guint k = 0; pieces[k] != NULL; k++)
        all_known = all_known && *pieces[k] != '\0' && find_code (self, field->vocabulary, pieces[k]) != NULL;
      for (guint k = 0; all_known && pieces[k] != NULL; k++)
        add_known (self, field, pieces[k]);
      if (!all_known)
        add_unknown (self, field, header, parts[i]);
    }
}

static gboolean
is_tick (const char *text)
{
  static const char *const marks[] = { "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "レ", "ﾚ", "1", "１", "x", "X", "×", "✕", "*", "有", "TRUE", "はい" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (text, marks[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
convert_code (Job *self,
              const MdgMappingField *field,
              const MdgMappingColumn *column,
              const char *cell)
{
  if (column->word == NULL)
    add_words (self, field, column->header, cell);
  else if (is_tick (cell))
    add_words (self, field, column->header, column->word);
  else if (strcmp (cell, "0") != 0 && strcmp (cell, "FALSE") != 0 && strcmp (cell, "-") != 0)
    {
      add_words (self, field, column->header, column->word);
      append_value (self, "note", column->header, cell);
    }
}

/* The kind of an office is often written in its name's column. */
static void
guess_affiliation_kind (Job *self)
{
  const char *affiliation = mdg_consultation_row_get (self->row, "consulter.affiliation");
  const char *code;

  if (affiliation == NULL || mdg_consultation_row_get (self->row, "consulter.affil_kind") != NULL)
    return;
  code = find_code (self, "affil_kind", affiliation);
  if (code != NULL)
    take_value (self, "consulter.affil_kind", g_strdup (code));
}

static gboolean
convert_phone (Job *self,
               const MdgMappingField *field,
               const char *cell,
               GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_mended;
  g_autofree char *phone = NULL;

  if (mdg_mapping_is_damaged_number (cell))
    return refuse (self, error, _ ("The spreadsheet has turned the telephone number into a number such as 4.27E+09, and digits are lost; format the column as text and type it again."));

  phone = mdg_mapping_mend_phone (cell, &is_mended);
  if (is_mended)
    warn (self, _ ("The telephone number %s had lost its zero; it was read as %s."), cell, phone);
  if (!mdg_phone_check (phone, &problem))
    {
      warn (self, _ ("“%s” is no telephone number; it was put into the note."), cell);
      append_value (self, "note", _ ("Telephone"), cell);
    }
  else
    take_value (self, field->name, g_steal_pointer (&phone));

  return TRUE;
}

/* Under the birth too stands what is known: "88歳", "80代". */
static gboolean
take_age (Job *self,
          const char *cell)
{
  char *age = mdg_mapping_parse_age (cell);

  if (age == NULL && !mdg_mapping_is_age_band (cell))
    return FALSE;

  if (age != NULL)
    take_value (self, "subject.age", age);
  else
    g_hash_table_insert (self->row->values, (gpointer) "subject.age_text", g_strdup (cell));

  return TRUE;
}

/* What cannot be read as a date of birth, an age or minutes goes to the note as it stands. */
static void
convert_or_note (Job *self,
                 const MdgMappingField *field,
                 const MdgMappingColumn *column,
                 const char *cell)
{
  g_autofree char *value = NULL;
  MdgDate date;

  if ((field->kind == MDG_MAPPING_AGE || field->kind == MDG_MAPPING_BIRTH) && take_age (self, cell))
    return;

  if (field->kind == MDG_MAPPING_MINUTES)
    value = mdg_mapping_parse_minutes (cell);
  else
    {
      g_autofree char *serial = mdg_mapping_parse_serial (cell);
      gboolean is_birth = field->kind == MDG_MAPPING_BIRTH;

      if (serial != NULL)
        warn (self, _ ("The date was the serial number %s of a spreadsheet; it was read as %s."), cell, serial);
      if (mdg_date_parse (serial != NULL ? serial : cell, is_birth ? MDG_DATE_FULL : MDG_DATE_DUE, is_birth ? self->today : &self->received, &date, NULL))
        value = mdg_date_dup_iso (&date);
    }

  if (value != NULL)
    {
      take_value (self, field->name, g_steal_pointer (&value));
      return;
    }
  if (field->kind == MDG_MAPPING_DUE)
    append_value (self, "follow_up.what", NULL, cell);
  else
    append_value (self, "note", column->header, cell);
  warn (self, _ ("“%s” under %s could not be read; it was kept as text."), cell, column->header);
}

static gboolean
convert_cell (Job *self,
              guint i,
              GError **error)
{
  const MdgMappingColumn *column = get_column (self, i);
  const MdgMappingField *field = mdg_mapping_field_find (column->field);
  const char *cell = get_cell (self, i);

  if (field == NULL || *cell == '\0')
    return TRUE;

  switch (field->kind)
    {
    case MDG_MAPPING_LINE:
      if (mdg_consultation_row_get (self->row, field->name) == NULL)
        take_value (self, field->name, g_strdelimit (g_strdup (cell), "\n\t", ' '));
      break;

    case MDG_MAPPING_TEXT:
      append_value (self, field->name, mdg_consultation_row_get (self->row, field->name) != NULL || strcmp (field->name, "note") == 0 ? column->header : NULL, cell);
      break;

    case MDG_MAPPING_CODE:
    case MDG_MAPPING_CODES:
      convert_code (self, field, column, cell);
      break;

    case MDG_MAPPING_PHONE:
      return convert_phone (self, field, cell, error);

    case MDG_MAPPING_BIRTH:
    case MDG_MAPPING_AGE:
    case MDG_MAPPING_MINUTES:
    case MDG_MAPPING_DUE:
      convert_or_note (self, field, column, cell);
      break;

    case MDG_MAPPING_RECEIVED:
    default:
      break;
    }

  return TRUE;
}

/* A consultation needs a text; registers of figures have none. */
static gboolean
complete_text (Job *self,
               GError **error)
{
  static const char *const substitutes[] = { "action_text", "contents", "note" };

  if (mdg_consultation_row_get (self->row, "text") != NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (substitutes); i++)
    {
      const char *text = find_cell (self, substitutes[i]);

      if (text == NULL)
        continue;
      take_value (self, "text", g_strdup (text));
      warn (self, _ ("There is no text of the consultation; “%s” stands in its place."), text);
      return TRUE;
    }

  return refuse (self, error, _ ("There is no text of the consultation."));
}

static gboolean
convert (Job *self,
         GError **error)
{
  if (!convert_received (self, error))
    return FALSE;
  for (guint i = 0; i < self->mapping->columns->len; i++)
    if (!convert_cell (self, i, error))
      return FALSE;
  guess_affiliation_kind (self);

  return complete_text (self, error);
}

MdgConsultationRow *
mdg_consultation_mapping_convert (MdgConsultationMapping *self,
                                  GPtrArray *cells,
                                  guint row_number,
                                  MdgConsultationWords *words,
                                  const MdgDate *today,
                                  GError **error)
{
  g_autoptr (MdgConsultationRow) row = row_new (row_number);
  g_autoptr (GPtrArray) cleaned = g_ptr_array_new_with_free_func (g_free);
  Job job = { .mapping = self, .words = words, .today = today, .row = row, .cells = cleaned };
  gboolean done;

  g_return_val_if_fail (self != NULL && cells != NULL && words != NULL && today != NULL, NULL);

  clean_cells (&job, cells);
  if (row_number <= self->header_row || is_no_consultation (&job))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("Row %u: no consultation."), row_number);
      return NULL;
    }

  done = convert (&job, error);
  g_clear_pointer (&self->previous, g_ptr_array_unref);
  self->previous = g_steal_pointer (&cleaned);

  return done ? g_steal_pointer (&row) : NULL;
}
