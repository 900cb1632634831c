#include "mdg-cp932.h"
#include "mdg-error.h"
#include "mdg-sheet-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("madoguchi-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "list", NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
put (Fixture *self,
     const char *bytes,
     gssize size)
{
  g_assert_true (g_file_set_contents (self->path, bytes, size, NULL));
}

/* Everything read, as "1:a|b/2!" with the number of each row; "!" a refused one; "X" at the end when reading failed. */
static char *
read_all (Fixture *self,
          GPtrArray *reasons)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgSheetReader) reader = mdg_sheet_reader_new_for_path (self->path, &error);
  GString *text = g_string_new (NULL);
  MdgSheetStatus status = MDG_SHEET_ROW;

  if (reader == NULL)
    {
      g_string_append (text, "X");
      if (reasons != NULL)
        g_ptr_array_add (reasons, g_strdup (error->message));
      return g_string_free (text, FALSE);
    }

  while (status == MDG_SHEET_ROW || status == MDG_SHEET_REFUSED)
    {
      g_autoptr (GPtrArray) cells = NULL;
      guint row = 0;

      g_clear_error (&error);
      status = mdg_sheet_reader_next (reader, &cells, &row, &error);
      if (status == MDG_SHEET_END)
        break;
      if (status != MDG_SHEET_ROW)
        {
          g_assert_true (error->domain == MDG_ERROR);
          if (reasons != NULL)
            g_ptr_array_add (reasons, g_strdup (error->message));
          g_string_append_printf (text, status == MDG_SHEET_FAILED ? "X" : "%u!/", row);
          continue;
        }
      g_assert_no_error (error);
      g_string_append_printf (text, "%u:", row);
      for (guint i = 0; i < cells->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", (const char *) g_ptr_array_index (cells, i));
      g_string_append_c (text, '/');
    }

  return g_string_free (text, FALSE);
}

static void
assert_reads (Fixture *self,
              const char *expected)
{
  g_autofree char *found = read_all (self, NULL);

  g_assert_cmpstr (found, ==, expected);
}

typedef struct
{
  const char *bytes;
  gssize size; /* -1 for up to NUL */
  const char *expected;
} Case;

static void
test_csv_cases (Fixture *self,
                gconstpointer data)
{
  static const Case cases[] = {
    { "", 0, "" },
    { "\n\r\n\r", -1, "" },
    { "a,b\nc,d", -1, "1:a|b/2:c|d/" },
    { "a,b\r\nc,d\r\n", -1, "1:a|b/2:c|d/" },
    { "a,b\rc,d\r", -1, "1:a|b/2:c|d/" },
    { "a\tb,c\td\n1\t2\t3\n", -1, "1:a|b,c|d/2:1|2|3/" },
    { "a;b;c,d\n", -1, "1:a|b|c,d/" },
    { "a,,b,,,\n,,,\n,x\n", -1, "1:a||b/3:|x/" },
    { "\"a,b\",\"c\"\"d\",\"\"\n", -1, "1:a,b|c\"d/" },
    { "\"a\r\nb\rc\nd\",e\nf\n", -1, "1:a\nb\nc\nd|e/5:f/" },
    { "a\"b,c\"d\"\n", -1, "1:a\"b|c\"d\"/" },
    { "\"a\"b,c\n", -1, "1:ab|c/" },
    { "'=1+2,'-3,'@x,''=y,'plain,'''+z,-5\n", -1, "1:=1+2|-3|@x|'=y|'plain|''+z|-5/" },
    { "\"'\ta\",b\n", -1, "1:\ta|b/" },
    /* not closed: only the line where it opens goes */
    { "a,b\nc,\"d\ne,f\ng,h\n", -1, "1:a|b/2!/3:e|f/4:g|h/" },
    { "a\n\"b\nc,\"d\"\ne\n", -1, "1:a/2!/3:c|d/4:e/" },
    { "\"", -1, "1!/" },
    { "a\nb\0c\nd\n", 8, "1:a/2!/3:d/" },
    /* encodings */
    { "\xef\xbb\xbf日付,名\n", -1, "1:日付|名/" },
    { "日付,名\n", -1, "1:日付|名/" },
    { "\x93\xfa\x95\x74,\xfb\xfc\x8b\xb4\n\x81\x60,\x87\x40\x87\x8a,\xb1\xb2\n", -1, "1:日付|髙橋/2:～|①㈱|ｱｲ/" },
    { "\x93\xfa,a\n\x93,b\n\xff,c\n", -1, "1:日|a/2!/3!/" },
    { "\xff\xfe\xe5\x65\t\x00\x0d\x54\n\x00\x42\xd8\xb7\xdf\n\x00", 16, "1:日|名/2:𠮷/" },
    { "\xfe\xff\x65\xe5\x00\t\x54\x0d\x00\r\x00\n\x00z", 14, "1:日|名/2:z/" },
    { "\xff\xfe\x42\xd8\n\x00z\x00", 8, "1!/2:z/" },
    { "\xff\xfe\x61\x00z", 5, "1!/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      put (self, cases[i].bytes, cases[i].size);
      assert_reads (self, cases[i].expected);
    }
}

/* A few broken bytes in a long UTF-8 file cost their rows, not the encoding of all. */
static void
test_nearly_utf8 (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (int i = 0; i < 100; i++)
    g_string_append (text, i == 50 ? "相\xff談\n" : "相談\n");
  put (self, text->str, (gssize) text->len);
  found = read_all (self, NULL);
  g_assert_nonnull (strstr (found, "/50:相談/51!/52:相談/"));
}

static void
test_long_lines (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;

  for (int i = 0; i < 3 * 1024 * 1024; i++)
    g_string_append_c (text, i % 7 == 0 ? ',' : 'x');
  g_string_append (text, "\nc,d\n\"");
  for (int i = 0; i < 2 * 1024 * 1024; i++)
    g_string_append_c (text, 'y');
  g_string_append (text, "\ne\n");
  for (int i = 0; i < 1000; i++)
    g_string_append_c (text, ',');
  g_string_append (text, "\nf\n");
  for (int i = 0; i < 1000; i++)
    g_string_append_c (text, ',');
  g_string_append (text, "z\ng\n");

  put (self, text->str, (gssize) text->len);
  found = read_all (self, reasons);
  g_assert_cmpstr (found, ==, "1:a|b/2!/3:c|d/4!/5:e/7:f/8!/9:g/");
  g_assert_nonnull (strstr (g_ptr_array_index (reasons, 0), "2"));
  g_assert_nonnull (strstr (g_ptr_array_index (reasons, 0), "1 MiB"));
}

/* A quote that is never closed in a long file is found within the limit and costs one line. */
static void
test_open_quote_in_long_file (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("first\n\"open\n");
  g_autofree char *found = NULL;
  guint rows = 0;

  for (int i = 0; i < 200000; i++)
    g_string_append (text, "abcdefgh,12345\n");
  put (self, text->str, (gssize) text->len);
  found = read_all (self, NULL);
  for (const char *p = found; *p != '\0'; p++)
    rows += *p == '/';
  g_assert_cmpuint (rows, ==, 200002);
  g_assert_true (g_str_has_prefix (found, "1:first/2!/3:abcdefgh|12345/"));
}

static void
test_refused_files (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgSheetReader) reader = NULL;

  put (self, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", -1);
  reader = mdg_sheet_reader_new_for_path (self->path, &error);
  g_assert_null (reader);
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, ".xlsx"));
  g_clear_error (&error);

  reader = mdg_sheet_reader_new_for_path (self->folder, &error);
  g_assert_null (reader);
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);

  g_unlink (self->path);
  reader = mdg_sheet_reader_new_for_path (self->path, &error);
  g_assert_null (reader);
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  reader = mdg_sheet_reader_new_for_path (self->path, &error);
  g_assert_null (reader);
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
test_cp932 (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GHashTable) lost = g_hash_table_new (NULL, NULL);
  g_autofree char *back = NULL;

  g_assert_cmpuint (mdg_cp932_append (bytes, "髙﨑①Ⅰ∪〜～−ｶﾞ𠮷é", lost), ==, 2);
  g_assert_true (g_hash_table_contains (lost, GUINT_TO_POINTER (0x20bb7)));
  g_assert_true (g_hash_table_contains (lost, GUINT_TO_POINTER (0xe9)));
  back = mdg_cp932_decode ((const char *) bytes->data, bytes->len);
  g_assert_cmpstr (back, ==, "髙﨑①Ⅰ∪～～－ｶﾞ〓〓");
  g_assert_cmphex (bytes->data[6], ==, 0x87); /* NEC row 13, as Windows writes it */
  g_assert_cmphex (bytes->data[7], ==, 0x54);
}

/* Every code goes to a character and the same character comes back. */
static void
test_cp932_round_trip (void)
{
  guint n = 0;

  for (guint code = 0x8140; code <= 0xfcfc; code++)
    {
      char pair[2] = { (char) (code >> 8), (char) (code & 0xff) };
      g_autofree char *text = (code >> 8) >= 0xa0 && (code >> 8) < 0xe0 ? NULL : mdg_cp932_decode (pair, 2);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *back = NULL;

      if (text == NULL)
        continue;
      n++;
      g_assert_cmpuint (mdg_cp932_append (bytes, text, NULL), ==, 0);
      back = mdg_cp932_decode ((const char *) bytes->data, bytes->len);
      g_assert_cmpstr (back, ==, text);
    }
  g_assert_cmpuint (n, >, 7800);
}

/* Any bytes: reading ends, row numbers never run backwards, every cell is UTF-8. */
static void
test_random_bytes (Fixture *self,
                   gconstpointer data)
{
  static const char letters[] = { '"', '"', ',', '\n', '\r', '\0', '\'', '=', ';', '\t', 'a', 'b', '\x81', '\x40', '\xe3', '\x81', '\x82', '\xff', '\xfe' };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260512);

  for (int turn = 0; turn < 2000; turn++)
    {
      char bytes[64];
      gsize size = (gsize) g_rand_int_range (random, 0, sizeof bytes);
      g_autoptr (MdgSheetReader) reader = NULL;
      MdgSheetStatus status;
      guint last = 0;

      for (gsize i = 0; i < size; i++)
        bytes[i] = letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))];
      put (self, bytes, (gssize) size);
      reader = mdg_sheet_reader_new_for_path (self->path, NULL);
      g_assert_nonnull (reader);
      do
        {
          g_autoptr (GPtrArray) cells = NULL;
          guint row;

          status = mdg_sheet_reader_next (reader, &cells, &row, NULL);
          g_assert_cmpint (status, !=, MDG_SHEET_FAILED);
          g_assert_cmpuint (row, >=, last);
          last = row;
          for (guint i = 0; cells != NULL && i < cells->len; i++)
            g_assert_true (g_utf8_validate (g_ptr_array_index (cells, i), -1, NULL));
        }
      while (status != MDG_SHEET_END);
    }
}

/* A made-up .xlsx */

static void
add_entry (struct archive *archive,
           const char *name,
           const char *bytes,
           gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, bytes, size), ==, (gssize) size);
  archive_entry_free (entry);
}

#define RELATIONS(inner) "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" inner "</Relationships>"
#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" target "\"/>"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

static void
put_xlsx_sized (Fixture *self,
                const char *workbook_properties,
                const char *sheet,
                gsize size)
{
  static const char *const roots = RELATIONS (RELATION ("r1", "officeDocument", "xl/workbook.xml"));
  static const char *const relations = RELATIONS (RELATION ("a", "worksheet", "worksheets/hidden.xml") RELATION ("b", "worksheet", "/xl/worksheets/sheet1.xml") RELATION ("c", "sharedStrings", "sharedStrings.xml") RELATION ("d", "styles", "styles.xml") RELATION ("e", "worksheet", "worksheets/other.xml"));
  static const char *const strings = "<sst " MAIN "><si><t>相談</t><phoneticPr fontId=\"1\"/></si><si><r><t>受</t></r><r><t xml:space=\"preserve\">付 </t></r><rPh sb=\"0\" eb=\"1\"><t>ウケツケ</t></rPh></si><si><t>a_x000D__x000A_b_x005F_x0041_</t></si></sst>";
  static const char *const styles = "<styleSheet " MAIN "><numFmts count=\"2\"><numFmt numFmtId=\"176\" formatCode=\"[$-411]ge&quot;.&quot;m&quot;.&quot;d;@\"/><numFmt numFmtId=\"177\" formatCode=\"00000000000\"/><numFmt numFmtId=\"178\" formatCode=\"0.00E+00\"/><numFmt numFmtId=\"179\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"180\" formatCode=\"yyyy/m/d h:mm\"/></numFmts>"
                                    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf numFmtId=\"178\"/><xf numFmtId=\"20\"/><xf numFmtId=\"179\"/><xf numFmtId=\"180\"/></cellXfs></styleSheet>";
  static const char *const other = "<worksheet " MAIN "><sheetData><row><c t=\"inlineStr\"><is><t>other</t></is></c></row></sheetData></worksheet>";
  g_autofree char *workbook = g_strdup_printf ("<workbook " MAIN "><workbookPr %s/><sheets><sheet name=\"Secret\" sheetId=\"1\" state=\"hidden\" r:id=\"a\"/><sheet name=\"R&amp;D\" sheetId=\"2\" r:id=\"b\"/><sheet name=\"Other\" sheetId=\"3\" r:id=\"e\"/></sheets></workbook>", workbook_properties);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, self->path), ==, ARCHIVE_OK);
  add_entry (archive, "_rels/.rels", roots, strlen (roots));
  add_entry (archive, "xl/workbook.xml", workbook, strlen (workbook));
  add_entry (archive, "xl/_rels/workbook.xml.rels", relations, strlen (relations));
  add_entry (archive, "xl/worksheets/sheet1.xml", sheet, size);
  add_entry (archive, "xl/worksheets/hidden.xml", other, strlen (other));
  add_entry (archive, "xl/worksheets/other.xml", other, strlen (other));
  add_entry (archive, "xl/sharedStrings.xml", strings, strlen (strings));
  add_entry (archive, "xl/styles.xml", styles, strlen (styles));
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
put_xlsx (Fixture *self,
          const char *workbook_properties,
          const char *sheet)
{
  put_xlsx_sized (self, workbook_properties, sheet, strlen (sheet));
}

#define SHEET(inner) "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet " MAIN "><sheetData>" inner "</sheetData></worksheet>"

static void
test_xlsx_cells (Fixture *self,
                 gconstpointer data)
{
  static const struct
  {
    const char *properties;
    const char *sheet;
    const char *expected;
  } cases[] = {
    { "", SHEET (""), "" },
    { "", SHEET ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"), "1:相談|受付 |a\nb_x0041_/" },
    { "", SHEET ("<row r=\"3\"><c r=\"C3\"><v>1.5</v></c><c r=\"E3\" s=\"1\"/></row><row r=\"9\"><c r=\"A9\" t=\"b\"><v>1</v></c><c r=\"B9\" t=\"e\"><v>#N/A</v></c></row>"), "3:||1.5/9:TRUE|#N/A/" },
    { "", SHEET ("<row><c><v>1</v></c><c><f>1+1</f><v>2</v></c></row><row><c t=\"str\"><f>A1</f><v>x</v></c></row>"), "1:1|2/2:x/" },
    { "", SHEET ("<row><c s=\"1\"><v>46154</v></c><c s=\"2\"><v>46154</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c><c s=\"1\"><v>1</v></c></row>"), "1:2026-05-12|2026-05-12|1900-02-28|1900-03-01|1900-01-01/" },
    { "date1904=\"1\"", SHEET ("<row><c s=\"1\"><v>44692</v></c><c s=\"1\"><v>0</v></c></row>"), "1:2026-05-12|1904-01-01/" },
    { "", SHEET ("<row><c s=\"5\"><v>0.58680555555555558</v></c><c s=\"6\"><v>1.0416666666666667</v></c><c s=\"7\"><v>46154.586805555555</v></c><c s=\"7\"><v>46154</v></c></row>"), "1:14:05|25:00|2026-05-12 14:05|2026-05-12 00:00/" },
    { "", SHEET ("<row><c s=\"3\"><v>9012345678</v></c><c s=\"4\"><v>4270110000</v></c><c><v>4.27011E+9</v></c><c><v>-0.1</v></c><c><v>0.1</v></c></row>"), "1:09012345678|4270110000|4270110000|-0.1|0.1/" },
    { "", SHEET ("<row><c s=\"1\"><v>99999999</v></c><c s=\"1\"><v>-3</v></c><c s=\"1\"><v>nan</v></c><c><v>1e999</v></c></row>"), "1:99999999|-3|nan|1e999/" },
    { "", SHEET ("<row><c t=\"inlineStr\"><is><r><t>あ</t></r><rPh><t>x</t></rPh><r><t> &lt;い&#x3046;</t></r></is></c></row>"), "1:あ <いう/" },
    { "", SHEET ("<row><c t=\"inlineStr\"><is><t><![CDATA[<&>]]></t></is></c><!-- > --></row>"), "1:<&>/" },
    /* refused rows, the next goes on */
    { "", SHEET ("<row><c r=\"XFD1\"><v>1</v></c></row><row><c><v>2</v></c></row>"), "1!/2:2/" },
    { "", SHEET ("<row><c t=\"s\"><v>77</v></c></row><row><c t=\"s\"><v>x</v></c></row><row><c><v>2</v></c></row>"), "1!/2!/3:2/" },
    { "", SHEET ("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row><row><c><v>2</v></c></row>"), "1!/2:2/" },
    /* broken in the middle: what stands before is handed out */
    { "", "<worksheet " MAIN "><sheetData><row><c><v>1</v></c></row><row><c></row>", "1:1/X" },
    { "", "", "X" },
    { "", "no xml", "X" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      put_xlsx (self, cases[i].properties, cases[i].sheet);
      assert_reads (self, cases[i].expected);
    }
}

static void
test_xlsx_sheets (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgSheetReader) reader = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  const char *const *names;
  guint row;

  put_xlsx (self, "", SHEET ("<row><c><v>1</v></c></row>"));
  reader = mdg_sheet_reader_new_for_path (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mdg_sheet_reader_get_format (reader), ==, "xlsx");
  names = mdg_sheet_reader_list_sheets (reader);
  g_assert_cmpstr (names[0], ==, "R&D");
  g_assert_cmpstr (names[1], ==, "Other");
  g_assert_null (names[2]);
  g_assert_false (mdg_sheet_reader_select_sheet (reader, "Sheet9", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (mdg_sheet_reader_select_sheet (reader, "Other", &error));
  g_assert_cmpint (mdg_sheet_reader_next (reader, &cells, &row, &error), ==, MDG_SHEET_ROW);
  g_assert_cmpstr (g_ptr_array_index (cells, 0), ==, "other");
}

/* What must be refused whole, quickly and without opening anything else. */
static void
test_xlsx_hostile (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (GString) deep = g_string_new ("<worksheet>");
  g_autoptr (GString) wide = g_string_new ("<worksheet");
  g_autoptr (GString) spaces = g_string_new ("");
  const char *const sheets[] = {
    "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>",
    "<!DOCTYPE worksheet SYSTEM \"http://localhost/x.dtd\"><worksheet/>",
    "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>",
    "<worksheet>&undefined;</worksheet>",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\xff\xfe<",
    deep->str,
    wide->str,
    spaces->str,
  };

  for (int i = 0; i < 200; i++)
    g_string_append (deep, "<a>");
  for (int i = 0; i < 500; i++)
    g_string_append_printf (wide, " a%d=\"1\"", i);
  g_string_append (wide, "/>");
  for (int i = 0; i < 30; i++)
    {
      g_string_append (spaces, "<a");
      for (int k = 0; k < 60; k++)
        g_string_append_printf (spaces, " xmlns:n%d-%d=\"u\"", i, k);
      g_string_append_c (spaces, '>');
    }

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      const char *sheet = i == 5 ? deep->str : i == 6 ? wide->str
                                             : i == 7 ? spaces->str
                                                      : sheets[i];
      g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *found = NULL;

      g_test_message ("case %u", i);
      put_xlsx (self, "", sheet);
      found = read_all (self, reasons);
      g_assert_cmpstr (found, ==, "X");
      g_assert_cmpuint (reasons->len, ==, 1);
      g_assert_null (strstr (g_ptr_array_index (reasons, 0), "root:"));
    }
}

/* 64 MiB of nothing in a few KiB, and a zip that is cut or changed. */
static void
test_xlsx_bomb_and_damage (Fixture *self,
                           gconstpointer data)
{
  gsize size = 64 * 1024 * 1024;
  g_autofree char *bomb = g_malloc (size);
  g_autofree char *bytes = NULL;
  g_autofree char *found = NULL;
  gsize length;

  memset (bomb, ' ', size);
  put_xlsx_sized (self, "", bomb, size);
  found = read_all (self, NULL);
  g_assert_cmpstr (found, ==, "X");

  put_xlsx (self, "", SHEET ("<row><c><v>1</v></c></row>"));
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 97)
    {
      g_autofree char *rest = NULL;

      put (self, bytes, (gssize) cut);
      rest = read_all (self, NULL);
      g_assert_true (g_str_has_suffix (rest, "X") || strcmp (rest, "1:1/") == 0);
    }
  for (gsize at = 4; at < length; at += 13)
    {
      g_autofree char *rest = NULL;
      char kept = bytes[at];

      bytes[at] = (char) (kept ^ 0x5a);
      put (self, bytes, (gssize) length);
      bytes[at] = kept;
      rest = read_all (self, NULL);
      g_assert_nonnull (rest);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sheet-reader/csv-cases", Fixture, NULL, set_up, test_csv_cases, tear_down);
  g_test_add ("/sheet-reader/nearly-utf8", Fixture, NULL, set_up, test_nearly_utf8, tear_down);
  g_test_add ("/sheet-reader/long-lines", Fixture, NULL, set_up, test_long_lines, tear_down);
  g_test_add ("/sheet-reader/open-quote-in-long-file", Fixture, NULL, set_up, test_open_quote_in_long_file, tear_down);
  g_test_add ("/sheet-reader/refused-files", Fixture, NULL, set_up, test_refused_files, tear_down);
  g_test_add ("/sheet-reader/random-bytes", Fixture, NULL, set_up, test_random_bytes, tear_down);
  g_test_add_func ("/sheet-reader/cp932", test_cp932);
  g_test_add_func ("/sheet-reader/cp932-round-trip", test_cp932_round_trip);
  g_test_add ("/sheet-reader/xlsx-cells", Fixture, NULL, set_up, test_xlsx_cells, tear_down);
  g_test_add ("/sheet-reader/xlsx-sheets", Fixture, NULL, set_up, test_xlsx_sheets, tear_down);
  g_test_add ("/sheet-reader/xlsx-hostile", Fixture, NULL, set_up, test_xlsx_hostile, tear_down);
  g_test_add ("/sheet-reader/xlsx-bomb-and-damage", Fixture, NULL, set_up, test_xlsx_bomb_and_damage, tear_down);

  return g_test_run ();
}
