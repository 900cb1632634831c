#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-exchange-schema.h"

#include "mdg-exchange-format.h"

/* Of MdgFieldType, in its order: the name of the type in the schema, its form as a regular expression or NULL, and its words. */
static const struct
{
  const char *name;
  const char *pattern;
  guint max_length;
  const char *words;
} types[] = {
  [MDG_FIELD_TEXT] = { "text", "[^\\n\\r]*", 4096, "one line of text" },
  [MDG_FIELD_NOTE] = { "note", NULL, MDG_EXCHANGE_TEXT_MAX, "text of several lines, ended by LF" },
  [MDG_FIELD_CODE] = { "code", "[A-Za-z0-9_.\\-]{1,64}", 0, "a code" },
  [MDG_FIELD_CODES] = { "codes", "[A-Za-z0-9_.\\-]{1,64}( [A-Za-z0-9_.\\-]{1,64})*", 0, "codes in order, one space between" },
  [MDG_FIELD_DATE] = { "date", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", 0, "a date: 1935, 1935-03 or 1935-03-08" },
  [MDG_FIELD_DATETIME] = { "datetime", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", 0, "local time: 2026-05-12T14:05" },
  [MDG_FIELD_INTEGER] = { "integer", "-?[0-9]{1,18}", 0, "a whole number" },
  [MDG_FIELD_FLAG] = { "flag", "true", 0, "true; left out where it is not" },
  [MDG_FIELD_REFERENCE] = { "uuid", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", 0, "the identity of a record" },
};

static void
append_types (GString *xsd)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_string_append_printf (xsd, "  <xs:simpleType name=\"%s\">\n    <xs:restriction base=\"xs:string\">\n      <xs:minLength value=\"1\"/>\n", types[i].name);
      if (types[i].max_length > 0)
        g_string_append_printf (xsd, "      <xs:maxLength value=\"%u\"/>\n", types[i].max_length);
      if (types[i].pattern != NULL)
        g_string_append_printf (xsd, "      <xs:pattern value=\"%s\"/>\n", types[i].pattern);
      g_string_append (xsd, "    </xs:restriction>\n  </xs:simpleType>\n");
    }
}

static void
append_record (GString *xsd,
               const MdgRecordInfo *info)
{
  g_string_append_printf (xsd,
                          "  <xs:complexType name=\"%s-record\">\n"
                          "    <xs:sequence>\n"
                          "      <xs:element name=\"revision\" maxOccurs=\"unbounded\">\n"
                          "        <xs:complexType>\n"
                          "          <xs:sequence>\n",
                          mdg_exchange_element_of (info->table));
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (xsd, "            <xs:element name=\"%s\" type=\"m:%s\" minOccurs=\"0\"/>\n",
                            mdg_exchange_element_of (info->fields[i].name), types[info->fields[i].type].name);
  g_string_append (xsd,
                   "            <xs:any namespace=\"##other\" processContents=\"skip\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>\n"
                   "          </xs:sequence>\n"
                   "          <xs:attributeGroup ref=\"m:revision\"/>\n"
                   "        </xs:complexType>\n"
                   "      </xs:element>\n"
                   "    </xs:sequence>\n"
                   "    <xs:attribute name=\"uuid\" type=\"m:uuid\" use=\"required\"/>\n"
                   "  </xs:complexType>\n");
}

static const char schema_begin[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                   "<!-- Made by tools/update-exchange of the tables of records; not to be edited. -->\n"
                                   "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:m=\"" MDG_EXCHANGE_NAMESPACE "\" targetNamespace=\"" MDG_EXCHANGE_NAMESPACE "\" elementFormDefault=\"qualified\">\n"
                                   "  <xs:element name=\"" MDG_EXCHANGE_ROOT "\">\n"
                                   "    <xs:complexType>\n"
                                   "      <xs:sequence>\n"
                                   "        <xs:element name=\"origins\" type=\"m:origins\"/>\n"
                                   "        <xs:element name=\"changes\" type=\"m:changes\"/>\n"
                                   "        <xs:element name=\"records\" type=\"m:records\"/>\n"
                                   "      </xs:sequence>\n"
                                   "      <xs:attribute name=\"profile\" use=\"required\">\n"
                                   "        <xs:simpleType>\n"
                                   "          <xs:restriction base=\"xs:string\">\n"
                                   "            <xs:enumeration value=\"full\"/>\n"
                                   "            <xs:enumeration value=\"part\"/>\n"
                                   "            <xs:enumeration value=\"pseudonymised\"/>\n"
                                   "            <xs:enumeration value=\"referral\"/>\n"
                                   "          </xs:restriction>\n"
                                   "        </xs:simpleType>\n"
                                   "      </xs:attribute>\n"
                                   "      <xs:attribute name=\"changed\" type=\"m:time\" use=\"required\"/>\n"
                                   "    </xs:complexType>\n"
                                   "  </xs:element>\n"
                                   "  <xs:complexType name=\"origins\">\n"
                                   "    <xs:sequence>\n"
                                   "      <xs:element name=\"origin\" minOccurs=\"0\" maxOccurs=\"unbounded\">\n"
                                   "        <xs:complexType>\n"
                                   "          <xs:attribute name=\"uuid\" type=\"m:uuid\" use=\"required\"/>\n"
                                   "          <xs:attribute name=\"prefix\" type=\"m:word\"/>\n"
                                   "          <xs:attribute name=\"desk\" type=\"m:word\"/>\n"
                                   "        </xs:complexType>\n"
                                   "      </xs:element>\n"
                                   "    </xs:sequence>\n"
                                   "  </xs:complexType>\n"
                                   "  <xs:complexType name=\"changes\">\n"
                                   "    <xs:sequence>\n"
                                   "      <xs:element name=\"change\" minOccurs=\"0\" maxOccurs=\"unbounded\">\n"
                                   "        <xs:complexType>\n"
                                   "          <xs:attribute name=\"uuid\" type=\"m:uuid\" use=\"required\"/>\n"
                                   "          <xs:attribute name=\"at\" type=\"m:time\" use=\"required\"/>\n"
                                   "          <xs:attribute name=\"author\" type=\"m:word\" use=\"required\"/>\n"
                                   "          <xs:attribute name=\"action\" type=\"m:word\" use=\"required\"/>\n"
                                   "        </xs:complexType>\n"
                                   "      </xs:element>\n"
                                   "    </xs:sequence>\n"
                                   "  </xs:complexType>\n"
                                   "  <xs:attributeGroup name=\"revision\">\n"
                                   "    <xs:attribute name=\"uuid\" type=\"m:uuid\" use=\"required\"/>\n"
                                   "    <xs:attribute name=\"origin\" type=\"m:uuid\"/>\n"
                                   "    <xs:attribute name=\"change\" type=\"m:uuid\"/>\n"
                                   "    <xs:attribute name=\"parent\" type=\"m:uuid\"/>\n"
                                   "    <xs:attribute name=\"merge-parent\" type=\"m:uuid\"/>\n"
                                   "    <xs:attribute name=\"state\">\n"
                                   "      <xs:simpleType>\n"
                                   "        <xs:restriction base=\"xs:string\">\n"
                                   "          <xs:enumeration value=\"live\"/>\n"
                                   "          <xs:enumeration value=\"void\"/>\n"
                                   "          <xs:enumeration value=\"tombstone\"/>\n"
                                   "        </xs:restriction>\n"
                                   "      </xs:simpleType>\n"
                                   "    </xs:attribute>\n"
                                   "    <xs:attribute name=\"decided\" type=\"m:codes\"/>\n"
                                   "    <xs:attribute name=\"erased\" type=\"m:flag\"/>\n"
                                   "  </xs:attributeGroup>\n"
                                   "  <xs:simpleType name=\"word\">\n"
                                   "    <xs:restriction base=\"xs:string\">\n"
                                   "      <xs:maxLength value=\"1024\"/>\n"
                                   "    </xs:restriction>\n"
                                   "  </xs:simpleType>\n"
                                   "  <xs:simpleType name=\"time\">\n"
                                   "    <xs:restriction base=\"xs:string\">\n"
                                   "      <xs:pattern value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z\"/>\n"
                                   "    </xs:restriction>\n"
                                   "  </xs:simpleType>\n";

char *
mdg_exchange_schema_new_xsd (void)
{
  GString *xsd = g_string_new (schema_begin);

  append_types (xsd);
  g_string_append (xsd, "  <xs:complexType name=\"records\">\n    <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
  for (guint kind = 1; kind < MDG_N_KINDS; kind++)
    {
      const char *element = mdg_exchange_element_of (mdg_record_info_get ((MdgKind) kind)->table);

      g_string_append_printf (xsd, "      <xs:element name=\"%s\" type=\"m:%s-record\"/>\n", element, element);
    }
  g_string_append (xsd, "    </xs:choice>\n  </xs:complexType>\n");
  for (guint kind = 1; kind < MDG_N_KINDS; kind++)
    append_record (xsd, mdg_record_info_get ((MdgKind) kind));
  g_string_append (xsd, "</xs:schema>\n");

  return g_string_free (xsd, FALSE);
}

static const char page_begin[] = "# The exchange file of Madoguchi, version 1\n"
                                 "\n"
                                 "Made by `tools/update-exchange` of the tables of records; not to be edited. The schema beside it (`madoguchi-1.xsd`) says the same for programs.\n"
                                 "\n"
                                 "An exchange file is XML 1.0 in UTF-8 without document type and entities, in the namespace `" MDG_EXCHANGE_NAMESPACE "`; the number rises when an older\n"
                                 "program could no longer read what a newer one writes. It may stand inside an age version 1 envelope with one passphrase (scrypt) recipient; then it is called `.madoguchi.xml.age`.\n"
                                 "\n"
                                 "## What it says\n"
                                 "\n"
                                 "A record is never overwritten: each time somebody saves it, a *revision* is added, with all its values and the revision it began from. A file holds revisions. Who\n"
                                 "reads it adds those that are new; what stands then follows from all revisions known and from nothing else, neither their order nor their time:\n"
                                 "\n"
                                 "1. A revision *wrote* a field when its value differs from that of its parent, when it has no parent, or when the field is named in `decided`.\n"
                                 "2. Of the writes of a field, those count that no other write of it goes back to (through `parent` and `merge-parent`).\n"
                                 "3. When these are equal, that is the value. When not, all of them are kept and shown until somebody decides; meanwhile the one stands whose revision has the smallest last eight bytes.\n"
                                 "4. A revision with `merge-parent` was written by nobody: it is the state in which two others were brought together, and its identity is the beginning of the SHA-256 of\n"
                                 "   both parents (16 bytes each), the state as a digit, and the values as JSON in the order of the fields, marked as version 8.\n"
                                 "\n"
                                 "Reading a file twice therefore does nothing.\n"
                                 "\n"
                                 "## Elements\n"
                                 "\n"
                                 "| element | in | attributes | |\n"
                                 "|---|---|---|---|\n"
                                 "| `madoguchi` | | `profile` full, part, pseudonymised or referral; `changed` | when the last thing in the file was done. Nothing in the file depends on when it was written: the same records give the same bytes |\n"
                                 "| `origins` / `origin` | `madoguchi` | `uuid`, `prefix`?, `desk`? | the registers in which revisions were written; `prefix` stands before their numbers |\n"
                                 "| `changes` / `change` | `madoguchi` | `uuid`, `at`, `author`, `action` | one thing somebody did; `at` is for display only |\n"
                                 "| `records` | `madoguchi` | | records by kind in the order below, so that what is referred to comes first, and by `uuid` |\n"
                                 "| (a record) | `records` | `uuid` | one element of a kind named below, with one revision or more, parents before children |\n"
                                 "| `revision` | a record | `uuid`, `origin`?, `change`?, `parent`?, `merge-parent`?, `state`?, `decided`?, `erased`? | `origin` and `change` are left out where the identity follows from what the revision is (version 8); `state` live (where it is left out), void (taken back) or tombstone; `erased` where the values were deleted after their term |\n"
                                 "| (a field) | `revision` | | in the order below, each once; empty ones are left out |\n"
                                 "\n"
                                 "After the fields a revision may hold elements of other namespaces, up to 64 KiB. They are kept and written again.\n"
                                 "\n"
                                 "Times are UTC with milliseconds: `2026-05-12T05:05:00.123Z`. The other forms:\n"
                                 "\n"
                                 "| form | |\n"
                                 "|---|---|\n";

char *
mdg_exchange_schema_new_page (void)
{
  GString *page = g_string_new (page_begin);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_string_append_printf (page, "| %s | %s |\n", types[i].name, types[i].words);
  g_string_append (page, "\nAn asterisk marks what every record of the kind has.\n");
  for (guint kind = 1; kind < MDG_N_KINDS; kind++)
    {
      const MdgRecordInfo *info = mdg_record_info_get ((MdgKind) kind);

      g_string_append_printf (page, "\n### `%s`: %s\n\n| field | form | |\n|---|---|---|\n", mdg_exchange_element_of (info->table), info->label);
      for (guint i = 0; i < info->n_fields; i++)
        {
          const MdgField *field = &info->fields[i];

          g_string_append_printf (page, "| `%s`%s | %s", mdg_exchange_element_of (field->name), (field->flags & MDG_FIELD_REQUIRED) != 0 ? "\\*" : "", types[field->type].name);
          if (field->vocabulary != NULL)
            g_string_append_printf (page, " of `%s`", field->vocabulary);
          if (field->type == MDG_FIELD_REFERENCE)
            g_string_append_printf (page, " of `%s`", mdg_exchange_element_of (mdg_record_info_get (field->refers_to)->table));
          g_string_append_printf (page, " | %s |\n", field->label);
        }
    }

  return g_string_free (page, FALSE);
}
