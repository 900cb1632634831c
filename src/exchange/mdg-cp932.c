#define G_LOG_DOMAIN "mdg-exchange"

#include "mdg-cp932.h"

#include <unicode/ucnv.h>

#define GETA_MARK 0x81ac
#define NONE 0

/* Both ways between two-byte codes and the BMP; no character of the code page lies outside it. */
typedef struct
{
  guint16 to_unicode[0x10000];
  guint16 from_unicode[0x10000];
} Tables;

static gboolean
is_lead (guint byte)
{
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

static gboolean
is_trail (guint byte)
{
  return byte >= 0x40 && byte <= 0xfc && byte != 0x7f;
}

/* Windows writes what the code page has twice as its first code, except that 0xed and 0xee, NEC's copy of
   the IBM extensions, are only read. */
static void
add_pair (Tables *tables,
          guint code,
          guint16 unicode)
{
  gboolean is_read_only = code >= 0xed00 && code <= 0xeeff;

  tables->to_unicode[code] = unicode;
  if (!is_read_only && tables->from_unicode[unicode] == NONE)
    tables->from_unicode[unicode] = (guint16) code;
}

static void
add_twins (Tables *tables)
{
  static const guint16 twins[][2] = {
    { 0x301c, 0xff5e },
    { 0x2212, 0xff0d },
    { 0x2016, 0x2225 },
    { 0x2014, 0x2015 },
    { 0x00a2, 0xffe0 },
    { 0x00a3, 0xffe1 },
    { 0x00ac, 0xffe2 },
    { 0x00a6, 0xffe4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (tables->from_unicode[twins[i][0]] == NONE)
      tables->from_unicode[twins[i][0]] = tables->from_unicode[twins[i][1]];
}

static Tables *
make_tables (void)
{
  Tables *tables = g_new0 (Tables, 1);
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open ("ibm-943_P15A-2003", &status);

  if (U_FAILURE (status))
    g_error ("ICU has no code page 943");

  for (guint code = 0x8140; code <= 0xfcfc; code++)
    {
      char bytes[2] = { (char) (code >> 8), (char) (code & 0xff) };
      UChar unicode[4];
      gint32 length;

      if (!is_lead (code >> 8) || !is_trail (code & 0xff))
        continue;
      status = U_ZERO_ERROR;
      length = ucnv_toUChars (converter, unicode, G_N_ELEMENTS (unicode), bytes, sizeof bytes, &status);
      if (U_SUCCESS (status) && length == 1 && unicode[0] != 0xfffd && unicode[0] >= 0x80)
        add_pair (tables, code, unicode[0]);
    }
  for (guint code = 0xa1; code <= 0xdf; code++)
    add_pair (tables, code, (guint16) (0xff61 + code - 0xa1));
  add_twins (tables);
  ucnv_close (converter);

  return tables;
}

static const Tables *
get_tables (void)
{
  static gsize tables;

  if (g_once_init_enter (&tables))
    g_once_init_leave (&tables, (gsize) make_tables ());

  return (const Tables *) tables;
}

char *
mdg_cp932_decode (const char *bytes,
                  gsize size)
{
  const Tables *tables = get_tables ();
  g_autoptr (GString) text = g_string_sized_new (size * 3 / 2 + 1);

  for (gsize i = 0; i < size; i++)
    {
      guint code = (guint8) bytes[i];

      if (code < 0x80)
        {
          g_string_append_c (text, (char) code);
          continue;
        }
      if (is_lead (code))
        {
          if (++i >= size)
            return NULL;
          code = (code << 8) | (guint8) bytes[i];
        }
      if (tables->to_unicode[code] == NONE)
        return NULL;
      g_string_append_unichar (text, tables->to_unicode[code]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_code (GByteArray *bytes,
             guint code)
{
  guint8 pair[2] = { (guint8) (code >> 8), (guint8) code };

  if (code > 0xff)
    g_byte_array_append (bytes, pair, 2);
  else
    g_byte_array_append (bytes, pair + 1, 1);
}

guint
mdg_cp932_append (GByteArray *bytes,
                  const char *text,
                  GHashTable *unwritable)
{
  const Tables *tables = get_tables ();
  guint lost = 0;

  g_return_val_if_fail (bytes != NULL && text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint code = c < 0x80 ? c : c < 0x10000 ? tables->from_unicode[c]
                                              : NONE;

      if (code == NONE)
        {
          lost++;
          if (unwritable != NULL)
            g_hash_table_add (unwritable, GUINT_TO_POINTER (c));
          code = GETA_MARK;
        }
      append_code (bytes, code);
    }

  return lost;
}
