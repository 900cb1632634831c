#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-agency-file-private.h"

#include "mdg-agency-ability.h"
#include "mdg-agency-service.h"
#include "mdg-agency.h"
#include "mdg-date.h"
#include "mdg-error.h"
#include "mdg-hours.h"
#include "mdg-phone.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MILLION 1000000

MdgAgencyEntry *
mdg_agency_entry_new_empty (guint line)
{
  MdgAgencyEntry *entry = g_new0 (MdgAgencyEntry, 1);

  entry->line = line;
  entry->agency = MDG_RECORD (mdg_agency_new ());
  entry->services = g_ptr_array_new_with_free_func (g_object_unref);
  entry->abilities = g_ptr_array_new_with_free_func (g_object_unref);
  entry->warnings = g_ptr_array_new_with_free_func (g_free);

  return entry;
}

void
mdg_agency_entry_free (MdgAgencyEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->dataset);
  g_free (entry->entry);
  g_clear_object (&entry->agency);
  g_clear_pointer (&entry->services, g_ptr_array_unref);
  g_clear_pointer (&entry->abilities, g_ptr_array_unref);
  g_clear_pointer (&entry->warnings, g_ptr_array_unref);
  g_free (entry);
}

/* A row as it is read. */
typedef struct
{
  const MdgAgencyHead *head;
  GPtrArray *cells;
  MdgAgencyEntry *entry;
} Row;

static const char *
get (const Row *row,
     MdgAgencyColumn column)
{
  return mdg_agency_head_get (row->head, row->cells, column);
}

static void
warn (Row *row,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static void
warn (Row *row,
      const char *format,
      ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  g_ptr_array_add (row->entry->warnings, g_strdup_printf (_ ("Line %u: %s"), row->entry->line, text));
}

/* 4.27011E+09: what a spreadsheet has made of a number. */
static gboolean
is_damaged_number (const char *text)
{
  const char *e = strpbrk (text, "Ee");

  return e != NULL && e > text && (e[1] == '+' || e[1] == '-') && g_ascii_isdigit (text[0]) && strspn (text, "0123456789.") == (gsize) (e - text) && strspn (e + 2, "0123456789") == strlen (e + 2);
}

static gboolean
check_numbers (const Row *row,
               GError **error)
{
  static const MdgAgencyColumn columns[] = { MDG_AGENCY_COLUMN_NUMBER, MDG_AGENCY_COLUMN_MEDICAL_CODE, MDG_AGENCY_COLUMN_ENTRY, MDG_AGENCY_COLUMN_CORPORATION_NUMBER, MDG_AGENCY_COLUMN_PHONE };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = get (row, columns[i]);

      if (text != NULL && is_damaged_number (text))
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” was a number before a spreadsheet changed it; its digits are lost. Download the file again and do not save it in the spreadsheet program."), text);
          return FALSE;
        }
    }

  return TRUE;
}

static void
set_line (MdgRecord *record,
          guint field,
          const char *text)
{
  g_autofree char *clean = text != NULL ? mdg_text_clean (text, NULL) : NULL;

  if (clean != NULL && mdg_record_get_info (record)->fields[field].type == MDG_FIELD_TEXT)
    g_strdelimit (clean, "\n", ' ');
  mdg_record_set_text (record, field, clean);
}

/* 255,254 and full-width digits; nought and － are as good as nothing where zero says nothing. */
static void
set_number (MdgRecord *record,
            guint field,
            const char *text,
            gboolean zero_is_unknown)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autoptr (GString) digits = g_string_new (NULL);
  guint64 number;

  for (const char *p = normal; p != NULL && *p != '\0'; p++)
    if (*p != ',' && *p != ' ')
      g_string_append_c (digits, *p);
  if (!g_ascii_string_to_unsigned (digits->str, 10, 0, 1000000, &number, NULL) || (number == 0 && zero_is_unknown))
    return;

  mdg_record_set_integer (record, field, (gint64) number);
}

/* A spreadsheet takes the first zero. */
static void
set_phone (Row *row,
           guint field,
           MdgAgencyColumn column)
{
  const char *typed = get (row, column);
  g_autofree char *digits = typed != NULL ? mdg_phone_dup_digits (typed) : NULL;
  g_autofree char *with_zero = NULL;
  g_autofree char *shown = NULL;

  if (typed == NULL || *digits == '\0')
    return;
  if (digits[0] != '0' && (strlen (digits) == 9 || strlen (digits) == 10) && strlen (digits) == strspn (typed, "0123456789"))
    {
      with_zero = g_strconcat ("0", digits, NULL);
      warn (row, _ ("the telephone “%s” lacks its first zero, which was added"), typed);
      typed = with_zero;
    }
  if (!mdg_phone_check (typed, NULL))
    {
      warn (row, _ ("“%s” is no telephone number and was kept as it is"), typed);
      set_line (row->entry->agency, field, typed);
      return;
    }

  shown = mdg_phone_format (typed);
  set_line (row->entry->agency, field, shown);
}

static void
set_point (Row *row)
{
  const char *latitude_text = get (row, MDG_AGENCY_COLUMN_LATITUDE);
  const char *longitude_text = get (row, MDG_AGENCY_COLUMN_LONGITUDE);
  double latitude = latitude_text != NULL ? g_ascii_strtod (latitude_text, NULL) : 0;
  double longitude = longitude_text != NULL ? g_ascii_strtod (longitude_text, NULL) : 0;

  if (fabs (latitude) < 0.001 && fabs (longitude) < 0.001)
    return;
  if (latitude > 122 && latitude < 154 && longitude > 20 && longitude < 46)
    {
      double other = latitude;

      latitude = longitude;
      longitude = other;
      warn (row, _ ("latitude and longitude (%s …) stood in each other’s place"), latitude_text);
    }
  if (!(latitude > 20 && latitude < 46 && longitude > 122 && longitude < 154))
    {
      warn (row, _ ("the latitude “%s” is not in Japan; the point was left out"), latitude_text != NULL ? latitude_text : "");
      return;
    }

  mdg_record_set_integer (row->entry->agency, MDG_AGENCY_LATITUDE, (gint64) lround (latitude * MILLION));
  mdg_record_set_integer (row->entry->agency, MDG_AGENCY_LONGITUDE, (gint64) lround (longitude * MILLION));
}

static gboolean
set_municipality (Row *row,
                  GError **error)
{
  const char *prefecture = get (row, MDG_AGENCY_COLUMN_PREFECTURE);
  const char *code = get (row, MDG_AGENCY_COLUMN_MUNICIPALITY_CODE);
  const char *first = get (row, MDG_AGENCY_COLUMN_PREFECTURE_CODE);
  const char *last = get (row, MDG_AGENCY_COLUMN_CITY_CODE);
  g_autofree char *joined = NULL;
  g_autofree char *read = NULL;

  set_line (row->entry->agency, MDG_AGENCY_CITY, get (row, MDG_AGENCY_COLUMN_CITY));
  if (code == NULL && first != NULL && last != NULL)
    code = joined = g_strdup_printf ("%02u%03u", (guint) g_ascii_strtoull (first, NULL, 10) % 100, (guint) g_ascii_strtoull (last, NULL, 10) % 1000);
  if (code == NULL)
    return TRUE;

  read = mdg_municipality_code_read (code, prefecture, error);
  mdg_record_set_text (row->entry->agency, MDG_AGENCY_CITY_CODE, read);

  return read != NULL;
}

/* The column has the building at its end, and we have a field for it. */
static void
set_address (Row *row)
{
  const char *whole = get (row, MDG_AGENCY_COLUMN_ADDRESS);
  const char *building = get (row, MDG_AGENCY_COLUMN_BUILDING);
  const char *parts[] = { get (row, MDG_AGENCY_COLUMN_PREFECTURE), get (row, MDG_AGENCY_COLUMN_CITY), get (row, MDG_AGENCY_COLUMN_STREET), get (row, MDG_AGENCY_COLUMN_BLOCK) };
  g_autoptr (GString) address = g_string_new (whole);

  if (whole == NULL)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      g_string_append (address, parts[i] != NULL ? parts[i] : "");
  if (building != NULL && g_str_has_suffix (address->str, building))
    g_string_truncate (address, address->len - strlen (building));
  g_strchomp (address->str);
  set_line (row->entry->agency, MDG_AGENCY_ADDRESS, address->str);
  set_line (row->entry->agency, MDG_AGENCY_BUILDING, building);
}

/* The column of web pages has mail addresses, too. */
static void
set_page (Row *row)
{
  const char *page = get (row, MDG_AGENCY_COLUMN_URL);
  gboolean is_mail = page != NULL && strchr (page, '@') != NULL && strchr (page, '/') == NULL;

  set_line (row->entry->agency, MDG_AGENCY_EMAIL, get (row, MDG_AGENCY_COLUMN_EMAIL));
  if (!is_mail)
    set_line (row->entry->agency, MDG_AGENCY_URL, page);
  else if (mdg_record_is_empty (row->entry->agency, MDG_AGENCY_EMAIL))
    set_line (row->entry->agency, MDG_AGENCY_EMAIL, page);
}

static void
append (GString *text,
        const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
}

/* Days and times where they can be read as hours; else all of it in words. */
static void
set_hours (Row *row,
           MdgRecord *record,
           guint hours_field,
           guint note_field)
{
  const char *given = get (row, MDG_AGENCY_COLUMN_HOURS);
  const char *days = get (row, MDG_AGENCY_COLUMN_DAYS);
  const char *from = get (row, MDG_AGENCY_COLUMN_FROM);
  const char *to = get (row, MDG_AGENCY_COLUMN_TO);
  g_autofree char *composed = days != NULL && from != NULL && to != NULL ? g_strdup_printf ("%s %s-%s", days, from, to) : g_strdup (given);
  g_autoptr (MdgHours) hours = composed != NULL ? mdg_hours_new (composed) : NULL;
  g_autoptr (GString) note = g_string_new (NULL);

  if (hours != NULL)
    set_line (record, hours_field, composed);
  else
    {
      g_autofree char *shown_days = days != NULL ? g_strdelimit (g_strdup (days), ",", ' ') : NULL;

      append (note, shown_days);
      append (note, given);
      if (from != NULL && to != NULL)
        g_string_append_printf (note, "%s%s-%s", note->len > 0 ? " " : "", from, to);
    }
  append (note, get (row, MDG_AGENCY_COLUMN_DAYS_NOTE));
  append (note, get (row, MDG_AGENCY_COLUMN_AFTER_HOURS));
  set_line (record, note_field, note->str);
}

static gboolean
is_yes (const char *text)
{
  static const char *const yes[] = { "○", "〇", "◯", "可", "有", "あり", "はい", "対応", "対応可", "1", "yes", NULL };

  return text != NULL && g_strv_contains (yes, text);
}

static void
add_service (Row *row,
             const char *code,
             const char *official)
{
  MdgRecord *service = MDG_RECORD (mdg_agency_service_new ());
  const char *vacancy = get (row, MDG_AGENCY_COLUMN_VACANCY);

  mdg_record_set_text (service, MDG_AGENCY_SERVICE_SERVICE, code);
  mdg_record_set_text (service, MDG_AGENCY_SERVICE_OFFICIAL_CODE, official);
  set_hours (row, service, MDG_AGENCY_SERVICE_HOURS, MDG_AGENCY_SERVICE_HOURS_NOTE);
  set_number (service, MDG_AGENCY_SERVICE_CAPACITY, get (row, MDG_AGENCY_COLUMN_CAPACITY), TRUE);
  set_line (service, MDG_AGENCY_SERVICE_AREA_TEXT, get (row, MDG_AGENCY_COLUMN_AREA));
  mdg_record_set_flag (service, MDG_AGENCY_SERVICE_IS_24H, is_yes (get (row, MDG_AGENCY_COLUMN_DAY_AND_NIGHT)));
  set_number (service, MDG_AGENCY_SERVICE_VACANCY_COUNT, get (row, MDG_AGENCY_COLUMN_VACANCY_COUNT), FALSE);
  if (vacancy != NULL)
    {
      gboolean is_few = strstr (vacancy, "△") != NULL || strstr (vacancy, "わずか") != NULL || strstr (vacancy, "相談") != NULL;
      gboolean is_none = strstr (vacancy, "×") != NULL || strstr (vacancy, "なし") != NULL || strstr (vacancy, "満") != NULL;

      mdg_record_set_text (service, MDG_AGENCY_SERVICE_VACANCY, is_few ? "few" : is_none ? "no"
                                                                                         : "yes");
    }
  g_ptr_array_add (row->entry->services, service);
}

/* One service, or several with ; between. */
static void
set_services (Row *row)
{
  const char *text = get (row, MDG_AGENCY_COLUMN_SERVICE);
  g_auto (GStrv) names = g_strsplit_set (text != NULL ? text : "", ";", -1);

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *folded = mdg_agency_columns_fold (*name);
      const char *official = "";
      const char *code = mdg_agency_columns_find_service (*name, &official);

      if (*folded == '\0')
        continue;
      if (code == NULL)
        code = g_hash_table_lookup (row->head->services, folded);
      if (code == NULL)
        warn (row, _ ("the service “%s” is not known; it is kept as other"), *name);
      add_service (row, code != NULL ? code : "other", official);
    }
  /* What was answered without a service is about the one the agency has. */
  if (row->entry->services->len == 0 && row->head->kind == MDG_AGENCY_FILE_SURVEY && (get (row, MDG_AGENCY_COLUMN_AREA) != NULL || get (row, MDG_AGENCY_COLUMN_VACANCY) != NULL || get (row, MDG_AGENCY_COLUMN_DAY_AND_NIGHT) != NULL || get (row, MDG_AGENCY_COLUMN_CAPACITY) != NULL))
    add_service (row, NULL, NULL);
}

static void
set_abilities (Row *row)
{
  for (guint i = 0; i < MIN (row->head->procedures->len, row->cells->len); i++)
    {
      const char *proc = row->head->procedures->pdata[i];
      const char *text = proc != NULL ? g_strstrip (row->cells->pdata[i]) : "";
      gboolean is_conditional = strstr (text, "△") != NULL || strstr (text, "要相談") != NULL || strstr (text, "条件") != NULL;
      gboolean is_no = strstr (text, "×") != NULL || g_str_equal (text, "不可") || g_str_equal (text, "無") || g_str_equal (text, "0");
      MdgRecord *ability;

      if (*text == '\0' || g_str_equal (text, "未回答") || g_str_equal (text, "-"))
        continue;
      if (!is_conditional && !is_no && !is_yes (text))
        {
          warn (row, _ ("“%s” is neither ○, △ nor ×; it is taken as a condition"), text);
          is_conditional = TRUE;
        }
      ability = MDG_RECORD (mdg_agency_ability_new ());
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_PROC, proc);
      mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWER, is_conditional ? "cond" : is_no ? "no"
                                                                                               : "yes");
      if (is_conditional)
        set_line (ability, MDG_AGENCY_ABILITY_TEXT, g_str_has_prefix (text, "△") ? text + strlen ("△") : text);
      g_ptr_array_add (row->entry->abilities, ability);
    }
}

static void
set_consent (Row *row)
{
  const char *text = get (row, MDG_AGENCY_COLUMN_CONSENT);

  if (text == NULL)
    return;

  if (strstr (text, "専門職") != NULL)
    mdg_record_set_text (row->entry->agency, MDG_AGENCY_CONSENT, "pro_only");
  else if (strstr (text, "不可") != NULL || strstr (text, "×") != NULL)
    mdg_record_set_text (row->entry->agency, MDG_AGENCY_CONSENT, "no");
  else if (strstr (text, "可") != NULL || is_yes (text))
    mdg_record_set_text (row->entry->agency, MDG_AGENCY_CONSENT, "yes");
  else
    warn (row, _ ("the consent “%s” is not understood; it stays not asked"), text);
}

static void
set_answered (Row *row)
{
  const char *text = get (row, MDG_AGENCY_COLUMN_ANSWERED_ON);
  MdgDate date;
  g_autofree char *iso = NULL;

  if (text == NULL || !mdg_date_parse (text, MDG_DATE_RECENT, &row->head->today, &date, NULL))
    return;

  iso = mdg_date_dup_iso (&date);
  mdg_record_set_text (row->entry->agency, MDG_AGENCY_VERIFIED_ON, iso);
  for (guint i = 0; i < row->entry->services->len; i++)
    if (!mdg_record_is_empty (row->entry->services->pdata[i], MDG_AGENCY_SERVICE_VACANCY))
      mdg_record_set_text (row->entry->services->pdata[i], MDG_AGENCY_SERVICE_VACANCY_ON, iso);
}

static void
set_kind (Row *row)
{
  MdgRecord *agency = row->entry->agency;
  const char *name = mdg_record_get_text (agency, MDG_AGENCY_NAME);
  const char *word = get (row, MDG_AGENCY_COLUMN_KIND);
  const char *kind = word != NULL ? mdg_agency_columns_find_medical_kind (word) : NULL;

  if (kind == NULL && row->entry->services->len > 0)
    kind = mdg_agency_columns_get_kind (mdg_record_get_text (row->entry->services->pdata[0], MDG_AGENCY_SERVICE_SERVICE));
  if (kind == NULL && g_strcmp0 (row->head->dataset, "navii:pharmacy") == 0)
    kind = "pharmacy";
  if (kind == NULL && (row->head->kind == MDG_AGENCY_FILE_MEDICAL || get (row, MDG_AGENCY_COLUMN_MEDICAL_CODE) != NULL))
    kind = mdg_agency_columns_find_medical_kind (name);
  mdg_record_set_text (agency, MDG_AGENCY_KIND, kind);
}

/* Readings are hiragana here, and lists go by them. */
static void
set_kana (MdgRecord *agency,
          const char *text)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autoptr (GString) kana = g_string_new (NULL);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (kana, c >= 0x30a1 && c <= 0x30f6 ? c - 0x60 : c);
    }
  set_line (agency, MDG_AGENCY_KANA, kana->str);
}

static void
set_agency (Row *row)
{
  static const struct
  {
    MdgAgencyColumn column;
    guint field;
  } texts[] = {
    { MDG_AGENCY_COLUMN_NUMBER, MDG_AGENCY_NUMBER },
    { MDG_AGENCY_COLUMN_MEDICAL_CODE, MDG_AGENCY_MEDICAL_CODE },
    { MDG_AGENCY_COLUMN_CORPORATION, MDG_AGENCY_CORPORATION },
    { MDG_AGENCY_COLUMN_CORPORATION_NUMBER, MDG_AGENCY_CORPORATION_NUMBER },
    { MDG_AGENCY_COLUMN_POSTAL, MDG_AGENCY_POSTAL },
    { MDG_AGENCY_COLUMN_EXTENSION, MDG_AGENCY_EXTENSION },
    { MDG_AGENCY_COLUMN_DEPARTMENTS, MDG_AGENCY_DEPARTMENTS },
    { MDG_AGENCY_COLUMN_MESSAGE, MDG_AGENCY_MESSAGE },
    { MDG_AGENCY_COLUMN_DISEASES, MDG_AGENCY_DISEASES },
    { MDG_AGENCY_COLUMN_NOTE, MDG_AGENCY_NOTE },
  };
  MdgRecord *agency = row->entry->agency;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_line (agency, texts[i].field, get (row, texts[i].column));
  set_kana (agency, get (row, MDG_AGENCY_COLUMN_KANA));
  set_phone (row, MDG_AGENCY_PHONE, MDG_AGENCY_COLUMN_PHONE);
  set_phone (row, MDG_AGENCY_FAX, MDG_AGENCY_COLUMN_FAX);
  set_address (row);
  set_page (row);
  set_point (row);
  set_number (agency, MDG_AGENCY_BEDS, get (row, MDG_AGENCY_COLUMN_BEDS), FALSE);
  set_number (agency, MDG_AGENCY_STAFF_COUNT, get (row, MDG_AGENCY_COLUMN_STAFF_COUNT), TRUE);
}

static gboolean
set_identity (Row *row,
              GError **error)
{
  MdgAgencyEntry *entry = row->entry;
  const char *number = get (row, MDG_AGENCY_COLUMN_NUMBER);
  const char *medical = get (row, MDG_AGENCY_COLUMN_MEDICAL_CODE);
  const char *id = get (row, MDG_AGENCY_COLUMN_ENTRY);
  const char *city = mdg_record_get_text (entry->agency, MDG_AGENCY_CITY_CODE);
  g_autofree char *folded = mdg_text_fold_name (mdg_record_get_text (entry->agency, MDG_AGENCY_NAME));

  switch (row->head->kind)
    {
    case MDG_AGENCY_FILE_CARE:
      entry->dataset = g_strconcat ("kaigo:", entry->services->len > 0 ? mdg_record_get_text (entry->services->pdata[0], MDG_AGENCY_SERVICE_OFFICIAL_CODE) : "", NULL);
      entry->entry = g_strdup (number != NULL ? number : id);
      break;
    case MDG_AGENCY_FILE_MEDICAL:
      entry->dataset = g_strdup (row->head->dataset);
      entry->entry = g_strdup (id);
      break;
    case MDG_AGENCY_FILE_MUNICIPAL:
      entry->dataset = g_strdup (entry->services->len > 0 || number != NULL ? "open:care" : "open:medical");
      entry->entry = number != NULL ? g_strdup (number) : medical != NULL ? g_strdup (medical)
                                                                          : g_strconcat (city != NULL ? city : "", "-", id != NULL ? id : folded, NULL);
      break;
    case MDG_AGENCY_FILE_SURVEY:
    case MDG_AGENCY_FILE_HOURS:
    default:
      entry->dataset = g_strdup ("survey");
      entry->entry = g_strdup (number != NULL ? number : folded);
    }
  if (entry->entry != NULL && *entry->entry != '\0')
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The row has no office number, and nothing else tells which agency it is."));

  return FALSE;
}

static gboolean
fill (Row *row,
      GError **error)
{
  const char *name = get (row, MDG_AGENCY_COLUMN_NAME);

  if (name == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The row has no name."));
      return FALSE;
    }
  set_line (row->entry->agency, MDG_AGENCY_NAME, name);
  if (!check_numbers (row, error) || !set_municipality (row, error))
    return FALSE;

  set_agency (row);
  set_services (row);
  /* The hours of a clinic are its own; those of a care office stand at its service. */
  if (row->entry->services->len == 0 || row->head->kind == MDG_AGENCY_FILE_SURVEY)
    set_hours (row, row->entry->agency, MDG_AGENCY_HOURS, MDG_AGENCY_HOURS_NOTE);
  set_kind (row);
  if (row->head->kind == MDG_AGENCY_FILE_SURVEY)
    {
      set_abilities (row);
      set_consent (row);
      set_answered (row);
    }

  return set_identity (row, error);
}

MdgAgencyEntry *
mdg_agency_entry_new (const MdgAgencyHead *head,
                      GPtrArray *cells,
                      guint line,
                      GError **error)
{
  g_autoptr (MdgAgencyEntry) entry = mdg_agency_entry_new_empty (line);
  Row row = { head, cells, entry };

  entry->kind = head->kind;

  return fill (&row, error) ? g_steal_pointer (&entry) : NULL;
}
