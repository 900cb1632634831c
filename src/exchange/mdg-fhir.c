#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-fhir.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#define NAMESPACE "http://hl7.org/fhir"
#define CODE_SYSTEM "urn:madoguchi:code:"
#define NUMBER_SYSTEM "urn:madoguchi:referral-number"
/* How JP Core says which writing a name is in. */
#define WRITING_EXTENSION "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
#define YEAR_LENGTH 4
#define MONTH_LENGTH 7

typedef struct
{
  xmlTextWriter *writer;
  MdgRecord *referral;
  MdgVocabularies *vocabularies;
  MdgFhirForm form;
  MdgUuid request;
  MdgUuid patient;
  MdgUuid practitioner;
  MdgUuid organization;
  MdgUuid role;
} Bundle;

static void
open_element (Bundle *self,
              const char *name)
{
  xmlTextWriterStartElement (self->writer, (const xmlChar *) name);
}

static void
close_element (Bundle *self)
{
  xmlTextWriterEndElement (self->writer);
}

/* Every value of FHIR stands in an attribute of this name; none, no element. */
static void
add_value (Bundle *self,
           const char *name,
           const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  open_element (self, name);
  xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) "value", (const xmlChar *) value);
  close_element (self);
}

static void
add_uuid (Bundle *self,
          const char *name,
          const MdgUuid *uuid)
{
  char text[MDG_UUID_STRING_SIZE];
  g_autofree char *urn = NULL;

  mdg_uuid_format (uuid, text);
  urn = g_strconcat ("urn:uuid:", text, NULL);
  add_value (self, name, urn);
}

static void
add_reference (Bundle *self,
               const char *name,
               const MdgUuid *uuid)
{
  open_element (self, name);
  add_uuid (self, "reference", uuid);
  close_element (self);
}

static const char *
get_text (Bundle *self,
          guint field)
{
  return mdg_record_get_text (self->referral, field);
}

/* What says who somebody is stays here unless names leave. */
static const char *
get_named_text (Bundle *self,
                guint field)
{
  return self->form == MDG_FHIR_NAMED ? get_text (self, field) : NULL;
}

static void
add_concept (Bundle *self,
             const char *name,
             const char *vocabulary,
             const char *code,
             const char *words)
{
  g_autofree char *system = g_strconcat (CODE_SYSTEM, vocabulary, NULL);
  const char *label = mdg_vocabularies_get_label (self->vocabularies, vocabulary, code, 0);

  if (code == NULL)
    return;
  open_element (self, name);
  open_element (self, "coding");
  add_value (self, "system", system);
  add_value (self, "code", code);
  add_value (self, "display", label);
  close_element (self);
  add_value (self, "text", words != NULL ? words : label);
  close_element (self);
}

static void
add_contact (Bundle *self,
             const char *system,
             const char *value,
             const char *use)
{
  if (value == NULL)
    return;
  open_element (self, "telecom");
  add_value (self, "system", system);
  add_value (self, "value", value);
  add_value (self, "use", use);
  close_element (self);
}

static void
add_written_name (Bundle *self,
                  const char *name,
                  const char *writing)
{
  if (name == NULL)
    return;
  open_element (self, "name");
  open_element (self, "extension");
  xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) "url", (const xmlChar *) WRITING_EXTENSION);
  add_value (self, "valueCode", writing);
  close_element (self);
  add_value (self, "use", "official");
  add_value (self, "text", name);
  close_element (self);
}

static void
begin_entry (Bundle *self,
             const MdgUuid *uuid,
             const char *resource)
{
  open_element (self, "entry");
  add_uuid (self, "fullUrl", uuid);
  open_element (self, "resource");
  open_element (self, resource);
}

static void
end_entry (Bundle *self)
{
  close_element (self);
  close_element (self);
  close_element (self);
}

static const char *
map_code (const char *code,
          const char *const (*map)[2],
          const char *fallback)
{
  for (; code != NULL && (*map)[0] != NULL; map++)
    if (strcmp ((*map)[0], code) == 0)
      return (*map)[1];

  return fallback;
}

static const char *
get_status (Bundle *self)
{
  static const char *const map[][2] = {
    { "draft", "draft" },
    { "returned", "on-hold" },
    { "closed", "completed" },
    { "declined", "revoked" },
    { "withdrawn", "revoked" },
    { NULL, NULL },
  };

  return map_code (get_text (self, MDG_REFERRAL_STATUS), map, "active");
}

static const char *
get_priority (Bundle *self)
{
  static const char *const map[][2] = {
    { "u4", "stat" },
    { "u3", "asap" },
    { "u2", "urgent" },
    { "u1", "routine" },
    { NULL, NULL },
  };

  return map_code (get_text (self, MDG_REFERRAL_URGENCY), map, NULL);
}

static const char *
get_gender (Bundle *self)
{
  static const char *const map[][2] = {
    { "f", "female" },
    { "m", "male" },
    { "other", "other" },
    { NULL, NULL },
  };

  return map_code (get_text (self, MDG_REFERRAL_SEX), map, "unknown");
}

static gboolean
has_requester (Bundle *self)
{
  return get_named_text (self, MDG_REFERRAL_REQUESTER_NAME) != NULL || get_named_text (self, MDG_REFERRAL_AFFILIATION) != NULL;
}

static void
add_reasons (Bundle *self)
{
  g_auto (GStrv) reasons = mdg_record_dup_codes (self->referral, MDG_REFERRAL_REASONS);
  g_auto (GStrv) targets = mdg_record_dup_codes (self->referral, MDG_REFERRAL_TARGETS);

  for (char **reason = reasons; *reason != NULL; reason++)
    add_concept (self, "reasonCode", "reason9", *reason, strcmp (*reason, "other") == 0 ? get_named_text (self, MDG_REFERRAL_REASON_TEXT) : NULL);
  for (char **target = targets; *target != NULL; target++)
    add_concept (self, "reasonCode", "target", *target, NULL);
}

static void
add_note (Bundle *self,
          guint field)
{
  const char *text = get_named_text (self, field);
  g_autofree char *note = NULL;

  if (text == NULL)
    return;
  note = g_strdup_printf ("%s: %s", mdg_field_get_label (&mdg_record_get_info (self->referral)->fields[field]), text);
  open_element (self, "note");
  add_value (self, "text", note);
  close_element (self);
}

/* The day, or the month where no more may leave. */
static char *
dup_authored_on (Bundle *self)
{
  const char *day = get_text (self, MDG_REFERRAL_REQUESTED_ON);

  return self->form == MDG_FHIR_NAMED ? g_strdup (day) : g_strndup (day != NULL ? day : "", MONTH_LENGTH);
}

static void
add_request (Bundle *self)
{
  static const guint notes[] = { MDG_REFERRAL_REQUEST_TEXT, MDG_REFERRAL_DOCTOR, MDG_REFERRAL_LIFE_HISTORY, MDG_REFERRAL_HOUSEHOLD_TEXT, MDG_REFERRAL_FAMILY_VIEW, MDG_REFERRAL_MONEY_TEXT };
  g_autofree char *authored_on = dup_authored_on (self);

  begin_entry (self, &self->request, "ServiceRequest");
  if (get_named_text (self, MDG_REFERRAL_NUMBER) != NULL)
    {
      open_element (self, "identifier");
      add_value (self, "system", NUMBER_SYSTEM);
      add_value (self, "value", get_text (self, MDG_REFERRAL_NUMBER));
      close_element (self);
    }
  add_value (self, "status", get_status (self));
  add_value (self, "intent", "proposal");
  add_value (self, "priority", get_priority (self));
  add_concept (self, "code", "ref_kind", get_text (self, MDG_REFERRAL_KIND), NULL);
  add_reference (self, "subject", &self->patient);
  add_value (self, "authoredOn", authored_on);
  if (has_requester (self))
    add_reference (self, "requester", &self->role);
  if (get_named_text (self, MDG_REFERRAL_RESPONDER_NAME) != NULL)
    {
      open_element (self, "performer");
      add_value (self, "display", get_text (self, MDG_REFERRAL_RESPONDER_NAME));
      close_element (self);
    }
  add_reasons (self);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    add_note (self, notes[i]);
  end_entry (self);
}

/* A year where only the age is known, or where no more may leave. */
static char *
dup_birth (Bundle *self)
{
  const char *birth = get_text (self, MDG_REFERRAL_BIRTH);
  const char *asked = get_text (self, MDG_REFERRAL_REQUESTED_ON);
  gint64 age = mdg_record_get_integer (self->referral, MDG_REFERRAL_AGE);

  if (birth != NULL)
    return self->form == MDG_FHIR_NAMED ? g_strdup (birth) : g_strndup (birth, YEAR_LENGTH);
  if (age == MDG_NO_INTEGER || asked == NULL)
    return NULL;

  return g_strdup_printf ("%04d", (int) (g_ascii_strtoll (asked, NULL, 10) - age));
}

static void
add_patient (Bundle *self)
{
  g_autofree char *birth = dup_birth (self);

  begin_entry (self, &self->patient, "Patient");
  add_written_name (self, get_named_text (self, MDG_REFERRAL_SUBJECT_NAME), "IDE");
  add_written_name (self, get_named_text (self, MDG_REFERRAL_SUBJECT_KANA), "SYL");
  add_value (self, "gender", get_gender (self));
  add_value (self, "birthDate", birth);
  if (get_named_text (self, MDG_REFERRAL_ADDRESS) != NULL)
    {
      open_element (self, "address");
      add_value (self, "text", get_text (self, MDG_REFERRAL_ADDRESS));
      add_value (self, "country", "JP");
      close_element (self);
    }
  end_entry (self);
}

static void
add_requester (Bundle *self)
{
  begin_entry (self, &self->practitioner, "Practitioner");
  add_written_name (self, get_text (self, MDG_REFERRAL_REQUESTER_NAME), "IDE");
  end_entry (self);

  begin_entry (self, &self->organization, "Organization");
  add_concept (self, "type", "affil_kind", get_text (self, MDG_REFERRAL_AFFIL_KIND), NULL);
  add_value (self, "name", get_text (self, MDG_REFERRAL_AFFILIATION));
  end_entry (self);

  begin_entry (self, &self->role, "PractitionerRole");
  add_reference (self, "practitioner", &self->practitioner);
  add_reference (self, "organization", &self->organization);
  add_concept (self, "code", "profession", get_text (self, MDG_REFERRAL_PROFESSION), NULL);
  add_contact (self, "phone", get_text (self, MDG_REFERRAL_PHONE), "work");
  add_contact (self, "phone", get_text (self, MDG_REFERRAL_MOBILE), "mobile");
  add_contact (self, "fax", get_text (self, MDG_REFERRAL_FAX), "work");
  add_contact (self, "email", get_text (self, MDG_REFERRAL_MAIL), "work");
  end_entry (self);
}

/* Named, the same referral gives the same file; else nothing leads from one file to another. */
static void
draw_identities (Bundle *self)
{
  static const char *const names[] = { "patient", "practitioner", "organization", "role" };
  MdgUuid *const uuids[] = { &self->patient, &self->practitioner, &self->organization, &self->role };
  char record[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (mdg_record_get_uuid (self->referral), record);
  self->request = *mdg_record_get_uuid (self->referral);
  if (self->form == MDG_FHIR_PSEUDONYMISED)
    mdg_uuid_draw (&self->request);
  for (guint i = 0; i < G_N_ELEMENTS (uuids); i++)
    {
      g_autofree char *name = g_strdup_printf ("madoguchi fhir %s %s", record, names[i]);

      if (self->form == MDG_FHIR_PSEUDONYMISED)
        mdg_uuid_draw (uuids[i]);
      else
        mdg_uuid_derive (uuids[i], name, strlen (name));
    }
}

char *
mdg_fhir_new_referral (MdgRecord *referral,
                       MdgVocabularies *vocabularies,
                       MdgFhirForm form,
                       GError **error)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  Bundle self = { .writer = xmlNewTextWriterMemory (buffer, 0), .referral = referral, .vocabularies = vocabularies, .form = form };
  char *text = NULL;

  draw_identities (&self);
  xmlTextWriterSetIndent (self.writer, 1);
  xmlTextWriterSetIndentString (self.writer, (const xmlChar *) "  ");
  xmlTextWriterStartDocument (self.writer, "1.0", "UTF-8", NULL);
  xmlTextWriterStartElementNS (self.writer, NULL, (const xmlChar *) "Bundle", (const xmlChar *) NAMESPACE);
  add_value (&self, "type", "collection");
  add_request (&self);
  add_patient (&self);
  if (has_requester (&self))
    add_requester (&self);
  close_element (&self);
  if (xmlTextWriterEndDocument (self.writer) >= 0)
    text = g_strdup ((const char *) buffer->content);
  else
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The file could not be made: there is not enough memory."));
  xmlFreeTextWriter (self.writer);
  xmlBufferFree (buffer);

  return text;
}
