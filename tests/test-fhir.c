#include "mdg-fhir.h"
#include "mdg-referral.h"
#include "mdg-term.h"

#include <libxml/parser.h>
#include <string.h>

#define NAMESPACE "http://hl7.org/fhir"

static MdgVocabularies *
make_vocabularies (void)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);
  MdgTerm *term = mdg_term_new ();

  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_VOCABULARY, "reason9");
  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_CODE, "jushin");
  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_LABEL, "診療・受診拒否");
  g_ptr_array_add (terms, term);

  return mdg_vocabularies_new (terms);
}

static MdgRecord *
make_referral (void)
{
  static const char *const reasons[] = { "jushin", "other", NULL };
  static const struct
  {
    guint field;
    const char *text;
  } values[] = {
    { MDG_REFERRAL_NUMBER, "R8-R0009" },
    { MDG_REFERRAL_KIND, "outreach" },
    { MDG_REFERRAL_STATUS, "triage" },
    { MDG_REFERRAL_URGENCY, "u2" },
    { MDG_REFERRAL_REQUESTED_ON, "2026-05-12" },
    { MDG_REFERRAL_SUBJECT_NAME, "甲野 花子" },
    { MDG_REFERRAL_SUBJECT_KANA, "こうの はなこ" },
    { MDG_REFERRAL_SEX, "f" },
    { MDG_REFERRAL_BIRTH, "1940-02-29" },
    { MDG_REFERRAL_ADDRESS, "みほん市緑ヶ丘1-2-3" },
    { MDG_REFERRAL_AFFILIATION, "れいだい地域包括支援センター" },
    { MDG_REFERRAL_REQUESTER_NAME, "例示 直子" },
    { MDG_REFERRAL_PHONE, "047-000-1234" },
    { MDG_REFERRAL_REASON_TEXT, "娘の甲野 良子が心配している" },
    { MDG_REFERRAL_REQUEST_TEXT, "花子さんを診てほしい & <急ぎ>" },
    { MDG_REFERRAL_RESPONDER_NAME, "試験医師1" },
  };
  MdgRecord *referral = mdg_record_new (MDG_KIND_REFERRAL);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    mdg_record_set_text (referral, values[i].field, values[i].text);
  mdg_record_set_codes (referral, MDG_REFERRAL_REASONS, reasons);

  return referral;
}

static char *
write_referral (MdgRecord *referral,
                MdgFhirForm form)
{
  g_autoptr (MdgVocabularies) vocabularies = make_vocabularies ();
  g_autoptr (GError) error = NULL;
  char *text = mdg_fhir_new_referral (referral, vocabularies, form, &error);

  g_assert_no_error (error);

  return text;
}

static xmlNode *
next_element (xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;

  return node;
}

static gboolean
is_named (xmlNode *node,
          const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

/* The children of a resource stand in the order the standard gives. */
static void
assert_order (xmlNode *resource,
              const char *const *order)
{
  guint position = 0;

  for (xmlNode *child = next_element (resource->children); child != NULL; child = next_element (child->next))
    {
      while (order[position] != NULL && !is_named (child, order[position]))
        position++;
      if (order[position] == NULL)
        g_error ("%s of %s is unknown or stands too late", child->name, resource->name);
      g_assert_cmpstr ((const char *) child->ns->href, ==, NAMESPACE);
    }
}

static void
assert_resource (xmlNode *resource)
{
  static const char *const request[] = { "identifier", "status", "intent", "priority", "code", "subject", "authoredOn", "requester", "performer", "reasonCode", "note", NULL };
  static const char *const patient[] = { "name", "telecom", "gender", "birthDate", "address", NULL };
  static const char *const practitioner[] = { "name", "telecom", NULL };
  static const char *const organization[] = { "identifier", "type", "name", "telecom", NULL };
  static const char *const role[] = { "practitioner", "organization", "code", "telecom", NULL };

  if (is_named (resource, "ServiceRequest"))
    assert_order (resource, request);
  else if (is_named (resource, "Patient"))
    assert_order (resource, patient);
  else if (is_named (resource, "Practitioner"))
    assert_order (resource, practitioner);
  else if (is_named (resource, "Organization"))
    assert_order (resource, organization);
  else if (is_named (resource, "PractitionerRole"))
    assert_order (resource, role);
  else
    g_error ("%s is not expected", resource->name);
}

static guint
check_bundle (const char *text)
{
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET);
  xmlNode *bundle;
  guint n_entries = 0;

  g_assert_nonnull (document);
  bundle = xmlDocGetRootElement (document);
  g_assert_true (is_named (bundle, "Bundle"));
  for (xmlNode *entry = next_element (bundle->children); entry != NULL; entry = next_element (entry->next))
    {
      xmlNode *url = next_element (entry->children);

      if (is_named (entry, "type"))
        continue;
      g_assert_true (is_named (entry, "entry"));
      g_assert_true (is_named (url, "fullUrl"));
      assert_resource (next_element (next_element (url->next)->children));
      n_entries++;
    }
  xmlFreeDoc (document);

  return n_entries;
}

static void
test_named (void)
{
  g_autoptr (MdgRecord) referral = make_referral ();
  g_autofree char *text = write_referral (referral, MDG_FHIR_NAMED);
  g_autofree char *again = write_referral (referral, MDG_FHIR_NAMED);

  g_assert_cmpuint (check_bundle (text), ==, 5);
  g_assert_cmpstr (text, ==, again);
  g_assert_nonnull (strstr (text, "<status value=\"active\"/>"));
  g_assert_nonnull (strstr (text, "<priority value=\"urgent\"/>"));
  g_assert_nonnull (strstr (text, "<display value=\"診療・受診拒否\"/>"));
  g_assert_nonnull (strstr (text, "<birthDate value=\"1940-02-29\"/>"));
  g_assert_nonnull (strstr (text, "花子さんを診てほしい &amp; &lt;急ぎ&gt;"));
}

static void
test_pseudonymised (void)
{
  static const char *const pieces[] = { "甲野", "こうの", "花子", "047", "緑ヶ丘", "れいだい", "例示", "試験医師", "R8-R0009", "02-29", "05-12", NULL };
  g_autoptr (MdgRecord) referral = make_referral ();
  g_autofree char *text = write_referral (referral, MDG_FHIR_PSEUDONYMISED);
  g_autofree char *again = write_referral (referral, MDG_FHIR_PSEUDONYMISED);
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (referral));

  g_assert_cmpuint (check_bundle (text), ==, 2);
  for (guint i = 0; pieces[i] != NULL; i++)
    g_assert_null (strstr (text, pieces[i]));
  g_assert_null (strstr (text, uuid));
  g_assert_nonnull (strstr (text, "<birthDate value=\"1940\"/>"));
  /* Nothing leads from one file to the other. */
  g_assert_cmpstr (text, !=, again);
}

static void
test_states (void)
{
  static const char *const states[][2] = {
    { "draft", "draft" },
    { "received", "active" },
    { "returned", "on-hold" },
    { "scheduled", "active" },
    { "follow", "active" },
    { "closed", "completed" },
    { "declined", "revoked" },
    { "withdrawn", "revoked" },
  };
  g_autoptr (MdgRecord) referral = make_referral ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *element = g_strdup_printf ("<status value=\"%s\"/>", states[i][1]);
      g_autofree char *text = NULL;

      mdg_record_set_text (referral, MDG_REFERRAL_STATUS, states[i][0]);
      text = write_referral (referral, MDG_FHIR_NAMED);
      g_assert_nonnull (strstr (text, element));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fhir/named", test_named);
  g_test_add_func ("/fhir/pseudonymised", test_pseudonymised);
  g_test_add_func ("/fhir/states", test_states);

  return g_test_run ();
}
