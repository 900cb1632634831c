#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-area.h"
#include "mdg-error.h"
#include "mdg-intake-private.h"
#include "mdg-phone.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How the lines of a form are read, and what is shown beside them. */

MdgRecord *
mdg_intake_get_timed (MdgIntake *self,
                      guint *field)
{
  *field = self->is_continuing ? (guint) MDG_CONTACT_AT : (guint) MDG_CONSULTATION_RECEIVED_AT;

  return self->is_continuing ? self->contact : self->consultation;
}

void
mdg_intake_get_day (MdgIntake *self,
                    MdgDate *day)
{
  guint field;
  MdgRecord *timed = mdg_intake_get_timed (self, &field);
  const char *at = mdg_record_get_text (timed, field);
  g_autofree char *iso = g_strndup (at != NULL ? at : "", 10);

  if (!mdg_date_parse_iso (iso, day))
    mdg_workspace_get_today (self->workspace, day);
}

/* Words that institutions end with; a line that ends so is a place, not a person. */
static gboolean
is_place (const char *word)
{
  static const char *const ends[] = {
    "病院",
    "医院",
    "クリニック",
    "診療所",
    "歯科",
    "薬局",
    "包括",
    "センター",
    "ステーション",
    "事業所",
    "支援室",
    "連携室",
    "相談室",
    "地域連携",
    "居宅",
    "訪看",
    "ケアプラン",
    "ホーム",
    "の里",
    "園",
    "荘",
    "苑",
    "社協",
    "協議会",
    "自治会",
    "町会",
    "医師会",
    "保健所",
    "消防署",
    "警察署",
    "交番",
    "市役所",
    "課",
    "係",
    "デイサービス",
    "ヘルパーステーション",
    "不動産",
    "株式会社",
    "会社",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i]))
      return TRUE;

  return FALSE;
}

static char **
split_words (const char *line)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = line;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && !g_unichar_isspace (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len > 0)
        g_ptr_array_add (words, g_strdup (word->str));
      g_string_truncate (word, 0);
      if (c == 0)
        break;
    }
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* Where the name begins: after the last word that is a place; else two short words are one name, and of three
   the first is the place. */
static guint
find_name (char **words)
{
  guint n = g_strv_length (words);

  for (guint i = n; i > 0; i--)
    if (is_place (words[i - 1]))
      return i;

  if (n <= 1)
    return 0;
  if (n == 2)
    return g_utf8_strlen (words[0], -1) > 4 ? 1 : 0;

  return n - 2;
}

void
mdg_intake_split_consulter (const char *line,
                            char **affiliation,
                            char **name)
{
  g_auto (GStrv) words = split_words (line);
  guint start = find_name (words);
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) last = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      GString *part = i < start ? first : last;

      g_string_append_printf (part, "%s%s", part->len > 0 ? " " : "", words[i]);
    }

  *affiliation = first->len > 0 ? g_string_free (g_steal_pointer (&first), FALSE) : NULL;
  *name = last->len > 0 ? g_string_free (g_steal_pointer (&last), FALSE) : NULL;
}

static gboolean
is_kana (const char *text)
{
  g_autofree char *folded = mdg_text_fold (text);
  gboolean any = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x3041 && c <= 0x3096) || c == 0x30FC)
        any = TRUE;
      else if (!g_unichar_isspace (c) && c != 0x30FB && c != '-')
        return FALSE;
    }

  return any;
}

void
mdg_intake_split_subject (const char *line,
                          char **name,
                          char **kana)
{
  g_autofree char *copy = g_strstrip (g_strdup (line));
  char *open = strstr (copy, "（");
  gsize size = strlen ("（");

  *name = NULL;
  *kana = NULL;
  if (open == NULL)
    {
      open = strchr (copy, '(');
      size = 1;
    }

  if (open != NULL && open > copy)
    {
      g_autofree char *inner = g_strdup (open + size);
      char *close = strstr (inner, "）") != NULL ? strstr (inner, "）") : strchr (inner, ')');

      if (close != NULL)
        *close = '\0';
      if (is_kana (inner))
        {
          *open = '\0';
          *kana = g_strdup (g_strstrip (inner));
        }
    }
  g_strstrip (copy);
  if (*kana == NULL && is_kana (copy))
    *kana = g_steal_pointer (&copy);
  else if (copy[0] != '\0')
    *name = g_steal_pointer (&copy);
}

static gboolean
equals_folded (const char *a,
               const char *b)
{
  g_autofree char *x = mdg_text_fold_name (a != NULL ? a : "");
  g_autofree char *y = mdg_text_fold_name (b != NULL ? b : "");

  return strcmp (x, y) == 0;
}

static gboolean
type_received (MdgIntake *self,
               const char *text,
               GError **error)
{
  g_autofree char *iso = NULL;
  guint field;
  MdgRecord *timed = mdg_intake_get_timed (self, &field);
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);
  if (!mdg_datetime_parse (text, &today, &iso, error))
    return FALSE;

  mdg_record_set_text (timed, field, iso);

  return TRUE;
}

static gboolean
type_consulter (MdgIntake *self,
                const char *text)
{
  g_autofree char *affiliation = NULL;
  g_autofree char *name = NULL;

  if (self->is_continuing)
    {
      mdg_record_set_text (self->contact, MDG_CONTACT_WITH_WHOM, text);
      return TRUE;
    }

  mdg_intake_split_consulter (text, &affiliation, &name);
  if (!equals_folded (name, mdg_record_get_text (self->consultation, MDG_CONSULTATION_CONSULTER_NAME)) || !equals_folded (affiliation, mdg_record_get_text (self->consultation, MDG_CONSULTATION_AFFILIATION)))
    mdg_record_set_reference (self->consultation, MDG_CONSULTATION_CONSULTER, NULL);
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_AFFILIATION, affiliation);
  mdg_record_set_text (self->consultation, MDG_CONSULTATION_CONSULTER_NAME, name);

  return TRUE;
}

static gboolean
type_phone (MdgRecord *record,
            guint field,
            const char *text,
            GError **error)
{
  g_autofree char *phone = mdg_phone_format (text);
  gboolean fine = mdg_phone_check (text, error);

  /* Kept as typed when it is no number: "娘の携帯" helps the next one who calls. */
  mdg_record_set_text (record, field, fine ? phone : text);

  return fine;
}

static gboolean
type_subject (MdgIntake *self,
              const char *text)
{
  g_autofree char *name = NULL;
  g_autofree char *kana = NULL;
  gboolean is_anonymous;

  mdg_intake_split_subject (text, &name, &kana);
  if (self->before != NULL && !equals_folded (name, mdg_record_get_text (self->subject, MDG_SUBJECT_NAME)) && !equals_folded (kana, mdg_record_get_text (self->subject, MDG_SUBJECT_KANA)))
    {
      g_autofree char *line = g_strdup (self->typed[MDG_INTAKE_SUBJECT]);

      mdg_intake_drop_subject (self);
      mdg_set_str (&self->typed[MDG_INTAKE_SUBJECT], line);
    }

  is_anonymous = name != NULL && g_str_has_prefix (name, "匿名");
  if (name != NULL || !mdg_record_is_stored (self->subject))
    mdg_record_set_text (self->subject, MDG_SUBJECT_NAME, is_anonymous ? NULL : name);
  if (kana != NULL || (name == NULL && !mdg_record_is_stored (self->subject)))
    mdg_record_set_text (self->subject, MDG_SUBJECT_KANA, kana);
  mdg_record_set_flag (self->subject, MDG_SUBJECT_IS_ANONYMOUS, is_anonymous);

  return TRUE;
}

/* "88", "88歳", "80代", "80歳代前半": an age instead of a date. */
static gboolean
read_age (const char *folded,
          int *age,
          gboolean *is_band)
{
  char *end;
  guint64 number = g_ascii_strtoull (folded, &end, 10);

  *is_band = strstr (folded, "代") != NULL;
  if (end == folded || end - folded > 3 || number > 125)
    return FALSE;
  *age = (int) number;

  return *end == '\0' || g_str_has_prefix (end, "歳") || g_str_has_prefix (end, "才") || g_str_has_prefix (end, "代") || g_str_has_prefix (end, "さい");
}

static gboolean
type_birth (MdgIntake *self,
            const char *text,
            GError **error)
{
  g_autofree char *folded = g_strstrip (mdg_text_fold (text));
  g_autofree char *day = NULL;
  MdgDate received;
  MdgDate birth;
  int age;
  gboolean is_band;

  mdg_intake_get_day (self, &received);
  mdg_record_set_text (self->subject, MDG_SUBJECT_BIRTH, NULL);
  mdg_record_set_integer (self->subject, MDG_SUBJECT_AGE, MDG_NO_INTEGER);
  mdg_record_set_text (self->subject, MDG_SUBJECT_AGE_ON, NULL);
  mdg_record_set_text (self->subject, MDG_SUBJECT_AGE_TEXT, NULL);

  if (read_age (folded, &age, &is_band))
    {
      day = mdg_date_dup_iso (&received);
      if (is_band)
        mdg_record_set_text (self->subject, MDG_SUBJECT_AGE_TEXT, text);
      else
        mdg_record_set_integer (self->subject, MDG_SUBJECT_AGE, age);
      mdg_record_set_text (self->subject, MDG_SUBJECT_AGE_ON, day);
      return TRUE;
    }

  if (!mdg_date_parse (text, MDG_DATE_FULL, &received, &birth, error))
    {
      mdg_record_set_text (self->subject, MDG_SUBJECT_AGE_TEXT, text);
      return FALSE;
    }

  day = mdg_date_dup_iso (&birth);
  mdg_record_set_text (self->subject, MDG_SUBJECT_BIRTH, day);

  return TRUE;
}

static const MdgUuid *
find_outside (MdgIntake *self,
              MdgUuid *uuid)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, NULL);

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    if (mdg_record_get_flag (areas->pdata[i], MDG_AREA_IS_OUTSIDE))
      {
        *uuid = *mdg_record_get_uuid (areas->pdata[i]);
        return uuid;
      }

  return NULL;
}

void
mdg_intake_find_area (MdgIntake *self)
{
  MdgTownIndex *index = mdg_workspace_get_town_index (self->workspace);
  const char *address = mdg_record_get_text (self->subject, MDG_SUBJECT_ADDRESS);
  g_autofree char *on = NULL;
  MdgTown *town;
  const MdgUuid *area = NULL;
  MdgUuid outside;
  MdgDate day;

  mdg_intake_get_day (self, &day);
  on = mdg_date_dup_iso (&day);
  town = address != NULL ? mdg_town_index_find (index, address, on) : NULL;
  if (town != NULL)
    area = mdg_record_get_reference (MDG_RECORD (town), MDG_TOWN_AREA);
  else if (address != NULL && mdg_town_index_is_elsewhere (index, address))
    area = find_outside (self, &outside);
  else if (address == NULL)
    area = mdg_record_get_reference (self->subject, MDG_SUBJECT_AREA);

  if (address != NULL)
    {
      mdg_record_set_reference (self->subject, MDG_SUBJECT_TOWN, town != NULL ? mdg_record_get_uuid (MDG_RECORD (town)) : NULL);
      mdg_record_set_reference (self->subject, MDG_SUBJECT_AREA, area);
    }
  mdg_record_set_reference (self->consultation, MDG_CONSULTATION_AREA, area);
}

static gboolean
type_date (MdgIntake *self,
           MdgRecord *record,
           guint field,
           MdgDateUse use,
           const char *text,
           GError **error)
{
  MdgDate day;
  MdgDate date;
  g_autofree char *iso = NULL;

  mdg_record_set_text (record, field, NULL);
  if (use == MDG_DATE_DUE)
    mdg_workspace_get_today (self->workspace, &day);
  else
    mdg_intake_get_day (self, &day);
  if (!mdg_date_parse (text, use, &day, &date, error))
    return FALSE;
  if (use != MDG_DATE_FULL && !mdg_date_is_full (&date))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” has no day. Write the day too, for example 5/12."), text);
      return FALSE;
    }

  iso = mdg_date_dup_iso (&date);
  mdg_record_set_text (record, field, iso);

  return TRUE;
}

static gboolean
type_due (MdgIntake *self,
          guint index,
          const char *text,
          GError **error)
{
  MdgRecord *follow_up = mdg_intake_ensure_follow_up (self, index);

  if (text[0] != '\0')
    return type_date (self, follow_up, MDG_FOLLOW_UP_DUE, MDG_DATE_DUE, text, error);

  mdg_record_set_text (follow_up, MDG_FOLLOW_UP_DUE, NULL);

  return TRUE;
}

static gboolean
type_minutes (MdgIntake *self,
              const char *text,
              GError **error)
{
  g_autofree char *folded = g_strstrip (mdg_text_fold (text));
  char *end;
  guint64 number = g_ascii_strtoull (folded, &end, 10);
  gboolean is_hours = g_str_has_prefix (end, "時間");
  gint64 minutes = (gint64) MIN (number, 100000);

  mdg_record_set_integer (self->contact, MDG_CONTACT_MINUTES, MDG_NO_INTEGER);
  if (is_hours)
    {
      minutes *= 60;
      end += strlen ("時間");
      if (strcmp (end, "半") == 0)
        minutes += 30;
      else if (g_ascii_isdigit (*end))
        minutes += (gint64) g_ascii_strtoull (end, &end, 10);
    }
  if (end == folded || minutes > 24 * 60 || (*end != '\0' && strcmp (end, "分") != 0 && strcmp (end, "半") != 0))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is no number of minutes. Write it like 15."), text);
      return FALSE;
    }

  mdg_record_set_integer (self->contact, MDG_CONTACT_MINUTES, minutes);

  return TRUE;
}

static void
clear_entry (MdgIntake *self,
             MdgIntakeEntry entry)
{
  switch (entry)
    {
    case MDG_INTAKE_PHONE:
      mdg_record_set_text (self->is_continuing ? self->contact : self->consultation, self->is_continuing ? (guint) MDG_CONTACT_PHONE : (guint) MDG_CONSULTATION_CONSULTER_PHONE, NULL);
      break;
    case MDG_INTAKE_BIRTH:
      mdg_record_set_text (self->subject, MDG_SUBJECT_BIRTH, NULL);
      mdg_record_set_integer (self->subject, MDG_SUBJECT_AGE, MDG_NO_INTEGER);
      mdg_record_set_text (self->subject, MDG_SUBJECT_AGE_ON, NULL);
      mdg_record_set_text (self->subject, MDG_SUBJECT_AGE_TEXT, NULL);
      break;
    case MDG_INTAKE_ADDRESS:
      mdg_record_set_text (self->subject, MDG_SUBJECT_ADDRESS, NULL);
      mdg_record_set_reference (self->subject, MDG_SUBJECT_TOWN, NULL);
      mdg_record_set_reference (self->subject, MDG_SUBJECT_AREA, NULL);
      mdg_record_set_reference (self->consultation, MDG_CONSULTATION_AREA, NULL);
      break;
    case MDG_INTAKE_SUBJECT_PHONE:
      mdg_record_set_text (self->subject, MDG_SUBJECT_PHONE, NULL);
      break;
    case MDG_INTAKE_MINUTES:
      mdg_record_set_integer (self->contact, MDG_CONTACT_MINUTES, MDG_NO_INTEGER);
      break;
    case MDG_INTAKE_CARE_FROM:
      mdg_record_set_text (self->subject, MDG_SUBJECT_CARE_FROM, NULL);
      break;
    case MDG_INTAKE_CARE_TO:
      mdg_record_set_text (self->subject, MDG_SUBJECT_CARE_TO, NULL);
      break;
    case MDG_INTAKE_HANDOVER_ON:
      mdg_record_set_text (self->consultation, MDG_CONSULTATION_HANDOVER_ON, NULL);
      break;
    case MDG_INTAKE_CONSULTER:
      type_consulter (self, "");
      break;
    case MDG_INTAKE_SUBJECT:
      type_subject (self, "");
      break;
    case MDG_INTAKE_RECEIVED:
    case MDG_INTAKE_DUE:
    case MDG_INTAKE_DUE_2:
    case MDG_INTAKE_N_ENTRIES:
    default:
      break;
    }
}

static gboolean
read_line (MdgIntake *self,
           MdgIntakeEntry entry,
           const char *text,
           GError **error)
{
  switch (entry)
    {
    case MDG_INTAKE_RECEIVED:
      return type_received (self, text, error);
    case MDG_INTAKE_CONSULTER:
      return type_consulter (self, text);
    case MDG_INTAKE_PHONE:
      return self->is_continuing ? type_phone (self->contact, MDG_CONTACT_PHONE, text, error) : type_phone (self->consultation, MDG_CONSULTATION_CONSULTER_PHONE, text, error);
    case MDG_INTAKE_SUBJECT:
      return type_subject (self, text);
    case MDG_INTAKE_BIRTH:
      return type_birth (self, text, error);
    case MDG_INTAKE_ADDRESS:
      mdg_record_set_text (self->subject, MDG_SUBJECT_ADDRESS, text);
      mdg_intake_find_area (self);
      return TRUE;
    case MDG_INTAKE_SUBJECT_PHONE:
      return type_phone (self->subject, MDG_SUBJECT_PHONE, text, error);
    case MDG_INTAKE_MINUTES:
      return type_minutes (self, text, error);
    case MDG_INTAKE_CARE_FROM:
      return type_date (self, self->subject, MDG_SUBJECT_CARE_FROM, MDG_DATE_FULL, text, error);
    case MDG_INTAKE_CARE_TO:
      return type_date (self, self->subject, MDG_SUBJECT_CARE_TO, MDG_DATE_DUE, text, error);
    case MDG_INTAKE_HANDOVER_ON:
      return type_date (self, self->consultation, MDG_CONSULTATION_HANDOVER_ON, MDG_DATE_RECENT, text, error);
    case MDG_INTAKE_DUE:
    case MDG_INTAKE_DUE_2:
    case MDG_INTAKE_N_ENTRIES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
mdg_intake_type (MdgIntake *self,
                 MdgIntakeEntry entry,
                 const char *text,
                 GError **error)
{
  g_autofree char *clean = NULL;
  int due = mdg_intake_get_due_index (entry);

  g_return_val_if_fail (MDG_IS_INTAKE (self), FALSE);

  mdg_set_str (mdg_intake_get_line (self, entry), text != NULL ? text : "");
  clean = g_strstrip (g_strdelimit (mdg_text_clean (mdg_intake_get_typed (self, entry), NULL), "\n\t", ' '));
  if (due >= 0)
    return type_due (self, (guint) due, clean, error);
  if (clean[0] == '\0')
    {
      clear_entry (self, entry);
      return TRUE;
    }

  return read_line (self, entry, clean, error);
}

const char *
mdg_intake_get_typed (MdgIntake *self,
                      MdgIntakeEntry entry)
{
  int due = mdg_intake_get_due_index (entry);

  g_return_val_if_fail (MDG_IS_INTAKE (self), "");

  if (due < 2)
    return self->typed[entry];

  return due - 2 < (int) self->dues->len ? self->dues->pdata[due - 2] : "";
}

int
mdg_intake_get_due_index (MdgIntakeEntry entry)
{
  if (entry == MDG_INTAKE_DUE)
    return 0;
  if (entry == MDG_INTAKE_DUE_2)
    return 1;

  return entry >= MDG_INTAKE_N_ENTRIES ? (int) (entry - MDG_INTAKE_N_ENTRIES) + 2 : -1;
}

char **
mdg_intake_get_line (MdgIntake *self,
                     MdgIntakeEntry entry)
{
  int due = mdg_intake_get_due_index (entry);

  if (due < 2)
    return &self->typed[entry];

  while ((int) self->dues->len <= due - 2)
    g_ptr_array_add (self->dues, g_strdup (""));

  return (char **) &self->dues->pdata[due - 2];
}
