#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-exchange-format.h"

#include <string.h>

#define MAX_LINE 4096
#define MAX_CODE 64
#define MAX_DIGITS 18
#define MS_PER_SECOND 1000

typedef struct
{
  GHashTable *elements;            /* name in a table to element, both for the life of the process */
  GHashTable *kinds;               /* element to MdgKind */
  GHashTable *fields[MDG_N_KINDS]; /* element to index + 1 */
} Names;

static const char *
add_element (Names *names,
             const char *name)
{
  char *element = g_hash_table_lookup (names->elements, name);

  if (element != NULL)
    return element;
  element = g_strdelimit (g_strdup (name), "_", '-');
  g_hash_table_insert (names->elements, (gpointer) name, element);

  return element;
}

static Names *
make_names (void)
{
  Names *names = g_new0 (Names, 1);

  names->elements = g_hash_table_new (g_str_hash, g_str_equal);
  names->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint kind = 1; kind < MDG_N_KINDS; kind++)
    {
      const MdgRecordInfo *info = mdg_record_info_get ((MdgKind) kind);

      g_hash_table_insert (names->kinds, (gpointer) add_element (names, info->table), GUINT_TO_POINTER (kind));
      names->fields[kind] = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < info->n_fields; i++)
        g_hash_table_insert (names->fields[kind], (gpointer) add_element (names, info->fields[i].name), GUINT_TO_POINTER (i + 1));
    }

  return names;
}

static const Names *
get_names (void)
{
  static gsize names;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, (gsize) make_names ());

  return (const Names *) names;
}

const char *
mdg_exchange_element_of (const char *name)
{
  return g_hash_table_lookup (get_names ()->elements, name);
}

MdgKind
mdg_exchange_find_kind (const char *element)
{
  return (MdgKind) GPOINTER_TO_UINT (g_hash_table_lookup (get_names ()->kinds, element));
}

int
mdg_exchange_find_field (MdgKind kind,
                         const char *element)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (get_names ()->fields[kind], element)) - 1;
}

char *
mdg_exchange_format_time (gint64 ms)
{
  gint64 seconds = ms / MS_PER_SECOND - (ms % MS_PER_SECOND < 0);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = NULL;

  if (time == NULL)
    return g_strdup ("1970-01-01T00:00:00.000Z");
  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", text, (int) (ms - seconds * MS_PER_SECOND));
}

/* Digits where the form has 0, the same character elsewhere. */
static gboolean
has_form (const char *text,
          const char *form)
{
  for (; *form != '\0'; form++, text++)
    if (*form == '0' ? !g_ascii_isdigit (*text) : *text != *form)
      return FALSE;

  return *text == '\0';
}

gboolean
mdg_exchange_time_has_form (const char *text)
{
  return has_form (text, "0000-00-00T00:00:00.000Z");
}

gboolean
mdg_exchange_parse_time (const char *text,
                         gint64 *ms)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *again = NULL;

  if (!mdg_exchange_time_has_form (text))
    return FALSE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    return FALSE;
  *ms = g_date_time_to_unix (time) * MS_PER_SECOND + g_date_time_get_microsecond (time) / 1000;
  again = mdg_exchange_format_time (*ms);

  return strcmp (again, text) == 0;
}

static gboolean
is_code (const char *text,
         gsize size)
{
  if (size == 0 || size > MAX_CODE)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("_.-", text[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
are_codes (const char *text)
{
  for (;;)
    {
      const char *end = strchrnul (text, ' ');

      if (!is_code (text, (gsize) (end - text)))
        return FALSE;
      if (*end == '\0')
        return TRUE;
      text = end + 1;
    }
}

static gboolean
is_integer (const char *text)
{
  const char *digits = text + (*text == '-');
  gsize size = strspn (digits, "0123456789");

  return size > 0 && size <= MAX_DIGITS && digits[size] == '\0';
}

static gboolean
is_uuid (const char *text)
{
  static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  for (const char *f = form; *f != '\0'; f++, text++)
    if (*f == 'x' ? strchr ("0123456789abcdef", *text) == NULL || *text == '\0' : *text != *f)
      return FALSE;

  return *text == '\0';
}

gboolean
mdg_exchange_value_is_valid (const MdgField *field,
                             const char *text)
{
  if (*text == '\0')
    return FALSE;

  switch (field->type)
    {
    case MDG_FIELD_TEXT:
      return strchr (text, '\n') == NULL && strchr (text, '\r') == NULL && g_utf8_strlen (text, -1) <= MAX_LINE;

    case MDG_FIELD_CODE:
      return is_code (text, strlen (text));

    case MDG_FIELD_CODES:
      return are_codes (text);

    case MDG_FIELD_DATE:
      return has_form (text, "0000") || has_form (text, "0000-00") || has_form (text, "0000-00-00");

    case MDG_FIELD_DATETIME:
      return has_form (text, "0000-00-00T00:00");

    case MDG_FIELD_INTEGER:
      return is_integer (text);

    case MDG_FIELD_FLAG:
      return strcmp (text, "true") == 0;

    case MDG_FIELD_REFERENCE:
      return is_uuid (text);

    case MDG_FIELD_NOTE:
    default:
      return g_utf8_strlen (text, -1) <= MDG_EXCHANGE_TEXT_MAX;
    }
}

static const char *const states[] = { "live", "void", "tombstone" };

const char *
mdg_exchange_state_name (MdgState state)
{
  return states[CLAMP (state, MDG_STATE_LIVE, MDG_STATE_TOMBSTONE)];
}

gboolean
mdg_exchange_parse_state (const char *text,
                          MdgState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (text, states[i]) == 0)
      {
        *state = (MdgState) i;
        return TRUE;
      }

  return FALSE;
}
