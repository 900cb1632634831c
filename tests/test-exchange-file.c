#include "mdg-consultation.h"
#include "mdg-error.h"
#include "mdg-exchange-reader.h"
#include "mdg-exchange-schema.h"
#include "mdg-exchange-writer.h"
#include "mdg-household.h"

#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define N_MUTATIONS 4000
#define N_MUTATIONS_LONG 400000
#define NASTY_TEXT "a < b & c > \"d\" ]]> \t 髙橋 𠮷\nsecond line\n\n  end "

static MdgUuid
make_uuid (guint8 n)
{
  MdgUuid uuid = { { 0x01, 0x9a, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, n } };

  return uuid;
}

static GOutputStream *
begin (MdgExchangeWriter **writer)
{
  GOutputStream *stream = g_memory_output_stream_new_resizable ();
  MdgExchangeHeader header = { "full", 1778562300123 };
  GError *error = NULL;

  *writer = mdg_exchange_writer_new (stream, NULL);
  g_assert_true (mdg_exchange_writer_begin (*writer, &header, &error));
  g_assert_no_error (error);

  return stream;
}

static char *
end (MdgExchangeWriter *writer,
     GOutputStream *stream)
{
  GError *error = NULL;
  GBytes *bytes;
  char *text;

  g_assert_true (mdg_exchange_writer_end (writer, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_bytes_unref (bytes);

  return text;
}

static MdgRecord *
make_consultation (void)
{
  MdgRecord *record = mdg_record_new (MDG_KIND_CONSULTATION);
  static const char *const contents[] = { "A1", "C4", NULL };
  MdgUuid reference = make_uuid (9);

  mdg_record_set_text (record, MDG_CONSULTATION_RECEIVED_AT, "2026-05-12T14:05");
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, NASTY_TEXT);
  mdg_record_set_codes (record, MDG_CONSULTATION_CONTENTS, contents);
  mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, &reference);

  return record;
}

/* A file with a bit of everything. */
static char *
make_file (void)
{
  MdgExchangeWriter *writer;
  g_autoptr (GOutputStream) stream = begin (&writer);
  g_autoptr (MdgRecord) consultation = make_consultation ();
  g_autoptr (MdgRecord) household = mdg_record_new (MDG_KIND_HOUSEHOLD);
  MdgExchangeOrigin origin = { make_uuid (1), "M", "B" };
  MdgExchangeChange change = { make_uuid (2), 1778562300123, "例示 直子", "Consultation logged" };
  MdgExchangeRevision revision = { .kind = MDG_KIND_HOUSEHOLD, .record = make_uuid (3), .uuid = make_uuid (4), .origin = make_uuid (1), .change = make_uuid (2) };
  char *text;

  mdg_record_set_text (household, MDG_HOUSEHOLD_LABEL, "甲野");
  g_assert_true (mdg_exchange_writer_add_origin (writer, &origin, NULL));
  g_assert_true (mdg_exchange_writer_add_change (writer, &change, NULL));
  revision.values = household;
  g_assert_true (mdg_exchange_writer_add_revision (writer, &revision, NULL));
  revision.parent = revision.uuid;
  revision.uuid = make_uuid (5);
  revision.state = MDG_STATE_VOID;
  revision.decided = "label phone";
  revision.extra = "        <note xmlns=\"urn:x\" xmlns:a0=\"urn:y\" a0:k=\"1 &amp; 2\">kept <b xmlns=\"urn:x\">&lt;</b></note>\n";
  g_assert_true (mdg_exchange_writer_add_revision (writer, &revision, NULL));
  revision = (MdgExchangeRevision){ .kind = MDG_KIND_CONSULTATION, .record = make_uuid (6), .uuid = make_uuid (7), .origin = make_uuid (1), .change = make_uuid (2), .values = consultation };
  g_assert_true (mdg_exchange_writer_add_revision (writer, &revision, NULL));
  revision = (MdgExchangeRevision){ .kind = MDG_KIND_CONSULTATION, .record = make_uuid (8), .uuid = make_uuid (10), .origin = make_uuid (1), .change = make_uuid (2) };
  revision.merge_parent = make_uuid (7);
  revision.parent = make_uuid (11);
  g_assert_true (mdg_exchange_writer_add_revision (writer, &revision, NULL));
  text = end (writer, stream);
  mdg_exchange_writer_free (writer);

  return text;
}

static gboolean
write_header (gpointer data,
              const MdgExchangeHeader *header,
              GError **error)
{
  return mdg_exchange_writer_begin (data, header, error);
}

static gboolean
write_origin (gpointer data,
              const MdgExchangeOrigin *origin,
              GError **error)
{
  return mdg_exchange_writer_add_origin (data, origin, error);
}

static gboolean
write_change (gpointer data,
              const MdgExchangeChange *change,
              GError **error)
{
  return mdg_exchange_writer_add_change (data, change, error);
}

static gboolean
write_revision (gpointer data,
                const MdgExchangeRevision *revision,
                GError **error)
{
  return mdg_exchange_writer_add_revision (data, revision, error);
}

static const MdgExchangeSink copy = { write_header, write_origin, write_change, write_revision };
static const MdgExchangeSink nothing = { NULL };

static gboolean
read_text (const char *text,
           const MdgExchangeSink *sink,
           gpointer data,
           MdgExchangeFault *fault,
           GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);

  return mdg_exchange_read (stream, sink, data, fault, NULL, error);
}

static void
test_round_trip (void)
{
  g_autofree char *text = make_file ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  MdgExchangeWriter *writer = mdg_exchange_writer_new (stream, NULL);
  g_autofree char *again = NULL;
  GError *error = NULL;

  g_assert_true (read_text (text, &copy, writer, NULL, &error));
  g_assert_no_error (error);
  again = end (writer, stream);
  g_assert_cmpstr (again, ==, text);
  mdg_exchange_writer_free (writer);
}

static gboolean
keep_text (gpointer data,
           const MdgExchangeRevision *revision,
           GError **error)
{
  char **kept = data;

  if (revision->kind == MDG_KIND_CONSULTATION && revision->values != NULL)
    *kept = g_strdup (mdg_record_get_text (revision->values, MDG_CONSULTATION_TEXT));

  return TRUE;
}

static void
test_text (void)
{
  static const MdgExchangeSink sink = { NULL, NULL, NULL, keep_text };
  g_autofree char *text = make_file ();
  g_autofree char *kept = NULL;
  GError *error = NULL;

  g_assert_true (read_text (text, &sink, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, NASTY_TEXT);
}

static char *
load_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "exchange", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

/* Otherwise: tools/update-exchange. */
static void
test_schema (void)
{
  g_autofree char *xsd = mdg_exchange_schema_new_xsd ();
  g_autofree char *page = mdg_exchange_schema_new_page ();
  g_autofree char *stored_xsd = load_data ("madoguchi-1.xsd");
  g_autofree char *stored_page = load_data ("madoguchi-1.md");

  g_assert_cmpstr (xsd, ==, stored_xsd);
  g_assert_cmpstr (page, ==, stored_page);
}

static void
ignore_problem (void *data,
                xmlErrorPtr problem)
{
}

static xmlSchema *
parse_schema (void)
{
  g_autofree char *xsd = mdg_exchange_schema_new_xsd ();
  xmlSchemaParserCtxt *context = xmlSchemaNewMemParserCtxt (xsd, (int) strlen (xsd));
  xmlSchema *schema = xmlSchemaParse (context);

  xmlSchemaFreeParserCtxt (context);
  g_assert_nonnull (schema);

  return schema;
}

static gboolean
is_valid_by_schema (xmlSchema *schema,
                    const char *text)
{
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlSchemaValidCtxt *context;
  int result;

  if (document == NULL)
    return FALSE;
  context = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (context, ignore_problem, NULL);
  result = xmlSchemaValidateDoc (context, document);
  xmlSchemaFreeValidCtxt (context);
  xmlFreeDoc (document);

  return result == 0;
}

/* Lines are elements here: dropped, doubled, swapped; or some bytes are written over. */
static char *
mutate (GRand *rand,
        const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gint32 n = (gint32) g_strv_length (lines);
  gint32 a = g_rand_int_range (rand, 1, n);
  gint32 b = g_rand_int_range (rand, 1, n);
  g_autofree char *removed = NULL;
  char *swapped;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      removed = lines[a];
      lines[a] = g_strdup ("");
      break;

    case 1:
      removed = lines[a];
      lines[a] = g_strconcat (removed, "\n", removed, NULL);
      break;

    case 2:
      swapped = lines[a];
      lines[a] = lines[b];
      lines[b] = swapped;
      break;

    default:
      {
        static const char bytes[] = "<>/=\"'& ax019-_T:.\t";

        for (gint32 i = g_rand_int_range (rand, 1, 4); i > 0; i--)
          if (lines[a][0] != '\0')
            lines[a][g_rand_int_range (rand, 0, (gint32) strlen (lines[a]))] = bytes[g_rand_int_range (rand, 0, (gint32) strlen (bytes))];
        break;
      }
    }

  return g_strjoinv ("\n", lines);
}

/* The checks written by hand and the schema say the same of every file. */
static void
test_checks_and_schema (void)
{
  g_autofree char *text = make_file ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  xmlSchema *schema = parse_schema ();
  guint n = g_getenv ("MDG_LONG_TESTS") != NULL ? N_MUTATIONS_LONG : N_MUTATIONS;
  guint n_refused_by_schema = 0;

  g_assert_true (is_valid_by_schema (schema, text));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *mutated = mutate (rand, text);
      g_autoptr (GError) error = NULL;
      MdgExchangeFault fault;
      gboolean is_read;
      gboolean is_valid;

      if (!g_utf8_validate (mutated, -1, NULL))
        continue;
      is_read = read_text (mutated, &nothing, NULL, &fault, &error);
      is_valid = is_valid_by_schema (schema, mutated);
      n_refused_by_schema += !is_valid && g_strcmp0 (fault.rule, "syntax") != 0;
      if (is_read == is_valid || g_strcmp0 (fault.rule, "sense") == 0)
        continue;
      g_test_message ("%s\n%s", mutated, error != NULL ? error->message : "read");
      g_test_fail ();
      break;
    }
  /* Many of them are well formed, so that the checks are what refuses. */
  g_assert_cmpuint (n_refused_by_schema, >, n / 10);
  xmlSchemaFree (schema);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *rule; /* NULL for a newer version */
  } cases[] = {
    { "", "syntax" },
    { "not xml", "syntax" },
    { "<html/>", "root" },
    { "<madoguchi/>", "root" },
    { "<madoguchi xmlns='urn:madoguchi:exchange:2'/>", NULL },
    { "<!DOCTYPE madoguchi><madoguchi xmlns='urn:madoguchi:exchange:1'/>", "shape" },
    { "<!DOCTYPE m [<!ENTITY a 'b'>]><m>&a;</m>", "shape" },
    { "<madoguchi xmlns='urn:madoguchi:exchange:1' profile='full' changed='2026-05-12T05:05:00.000Z'>&x;</madoguchi>", "syntax" },
    { "<madoguchi xmlns='urn:madoguchi:exchange:1' profile='full' changed='2026-02-30T05:05:00.000Z'/>", "sense" },
    { "<madoguchi xmlns='urn:madoguchi:exchange:1' profile='all' changed='2026-05-12T05:05:00.000Z'/>", "value" },
    { "<madoguchi xmlns='urn:madoguchi:exchange:1' profile='full' changed='2026-05-12T05:05:00.000Z'/>", "order" },
    { "<madoguchi xmlns='urn:madoguchi:exchange:1' profile='full' changed='2026-05-12T05:05:00.000Z'><origins/><changes/><records><person-of-mars uuid='019a0000-0000-7000-8000-000000000003'/></records></madoguchi>", "order" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MdgExchangeFault fault;
      int code = cases[i].rule != NULL ? MDG_ERROR_INVALID : MDG_ERROR_TOO_NEW;

      g_test_message ("%u", i);
      g_assert_false (read_text (cases[i].text, &nothing, NULL, &fault, &error));
      g_assert_error (error, MDG_ERROR, code);
      g_assert_cmpstr (fault.rule, ==, cases[i].rule);
    }
}

/* Line and character of the fault. */
static void
test_position (void)
{
  g_autofree char *text = make_file ();
  char *flaw = strstr (text, "2026-05-12T14:05");
  g_autoptr (GError) error = NULL;
  MdgExchangeFault fault;
  int line = 1;

  flaw[4] = '/';
  for (const char *p = text; p < flaw; p++)
    line += *p == '\n';
  g_assert_false (read_text (text, &nothing, NULL, &fault, &error));
  g_assert_cmpstr (fault.rule, ==, "value");
  g_assert_cmpint (fault.line, ==, line);
  g_assert_cmpint (fault.column, >, 1);
}

/* Texts of a length that no field may have, and a file that never ends a tag. */
static void
test_giant (void)
{
  g_autofree char *text = make_file ();
  char *place = strstr (text, "甲野");
  g_autoptr (GString) giant = g_string_new_len (text, place - text);
  g_autoptr (GError) error = NULL;
  MdgExchangeFault fault;

  for (guint i = 0; i < 3 * 1024 * 1024; i++)
    g_string_append (giant, "窓口");
  g_string_append (giant, place);
  g_assert_false (read_text (giant->str, &nothing, NULL, &fault, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);

  g_clear_error (&error);
  g_string_assign (giant, "<madoguchi xmlns='urn:madoguchi:exchange:1' profile='");
  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append_c (giant, 'a');
  g_assert_false (read_text (giant->str, &nothing, NULL, &fault, &error));
  g_assert_cmpstr (fault.rule, ==, "shape");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange-file/round-trip", test_round_trip);
  g_test_add_func ("/exchange-file/text", test_text);
  g_test_add_func ("/exchange-file/schema", test_schema);
  g_test_add_func ("/exchange-file/checks-and-schema", test_checks_and_schema);
  g_test_add_func ("/exchange-file/refused", test_refused);
  g_test_add_func ("/exchange-file/position", test_position);
  g_test_add_func ("/exchange-file/giant", test_giant);

  return g_test_run ();
}
