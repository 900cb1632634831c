#define G_LOG_DOMAIN "mdg-base"

#include "mdg-uuid.h"

#include <string.h>
#include <sys/random.h>

typedef struct
{
  gboolean seeded;
  guint64 state;
  gint64 now_ms;
  gint64 last_ms;
  guint counter;
} Generator;

static GMutex generator_lock;
static Generator generator;

/* SplitMix64: enough for identities that need only be distinct and repeatable. */
static guint64
next_seeded (void)
{
  guint64 z = (generator.state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static void
fill_random (guint8 *bytes,
             gsize size)
{
  if (generator.seeded)
    {
      for (gsize i = 0; i < size; i++)
        bytes[i] = (guint8) (next_seeded () >> 32);
      return;
    }

  if (getrandom (bytes, size, 0) != (gssize) size)
    g_error ("The system gives no random numbers");
}

/* Milliseconds and a counter of 12 bits that never run backwards inside one process. */
static gint64
advance_clock (guint *counter)
{
  gint64 now = generator.seeded ? generator.now_ms : g_get_real_time () / 1000;

  if (now <= generator.last_ms)
    {
      now = generator.last_ms;
      if (++generator.counter > 0xfff)
        {
          generator.counter = 0;
          now++;
        }
    }
  else
    generator.counter = 0;

  generator.last_ms = now;
  *counter = generator.counter;

  return now;
}

void
mdg_uuid_generate (MdgUuid *uuid)
{
  guint counter;
  gint64 ms;

  g_return_if_fail (uuid != NULL);

  g_mutex_lock (&generator_lock);
  ms = advance_clock (&counter);
  fill_random (uuid->bytes + 8, 8);
  g_mutex_unlock (&generator_lock);

  for (int i = 0; i < 6; i++)
    uuid->bytes[i] = (guint8) (ms >> (40 - 8 * i));
  uuid->bytes[6] = (guint8) (0x70 | (counter >> 8));
  uuid->bytes[7] = (guint8) counter;
  uuid->bytes[8] = (guint8) (0x80 | (uuid->bytes[8] & 0x3f));
}

void
mdg_uuid_draw (MdgUuid *uuid)
{
  g_mutex_lock (&generator_lock);
  fill_random (uuid->bytes, sizeof uuid->bytes);
  g_mutex_unlock (&generator_lock);
  uuid->bytes[6] = (guint8) ((uuid->bytes[6] & 0x0f) | 0x40);
  uuid->bytes[8] = (guint8) ((uuid->bytes[8] & 0x3f) | 0x80);
}

void
mdg_uuid_derive (MdgUuid *uuid,
                 const void *data,
                 gsize size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize digest_size = sizeof digest;

  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &digest_size);
  memcpy (uuid->bytes, digest, sizeof uuid->bytes);
  uuid->bytes[6] = (guint8) ((uuid->bytes[6] & 0x0f) | 0x80);
  uuid->bytes[8] = (guint8) ((uuid->bytes[8] & 0x3f) | 0x80);
}

gboolean
mdg_uuid_is_derived (const MdgUuid *uuid)
{
  return (uuid->bytes[6] & 0xf0) == 0x80;
}

gboolean
mdg_uuid_is_nil (const MdgUuid *uuid)
{
  static const MdgUuid nil;

  return uuid == NULL || memcmp (uuid, &nil, sizeof nil) == 0;
}

gboolean
mdg_uuid_equal (const MdgUuid *a,
                const MdgUuid *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

gboolean
mdg_uuid_equal_func (gconstpointer a,
                     gconstpointer b)
{
  return mdg_uuid_equal (a, b);
}

guint
mdg_uuid_hash (gconstpointer uuid)
{
  guint hash;

  memcpy (&hash, ((const MdgUuid *) uuid)->bytes + 12, sizeof hash);
  return hash;
}

void
mdg_uuid_format (const MdgUuid *uuid,
                 char text[MDG_UUID_STRING_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *p = text;

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *p++ = '-';
      *p++ = digits[uuid->bytes[i] >> 4];
      *p++ = digits[uuid->bytes[i] & 15];
    }
  *p = '\0';
}

char *
mdg_uuid_dup_string (const MdgUuid *uuid)
{
  char text[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (uuid, text);
  return g_strdup (text);
}

gboolean
mdg_uuid_parse (const char *text,
                MdgUuid *uuid)
{
  g_return_val_if_fail (uuid != NULL, FALSE);

  if (text == NULL || !g_uuid_string_is_valid (text))
    return FALSE;

  for (int i = 0; i < 16; i++)
    {
      if (*text == '-')
        text++;
      uuid->bytes[i] = (guint8) ((g_ascii_xdigit_value (text[0]) << 4) | g_ascii_xdigit_value (text[1]));
      text += 2;
    }

  return TRUE;
}

void
mdg_uuid_seed (guint64 seed,
               gint64 start_ms)
{
  g_mutex_lock (&generator_lock);
  generator = (Generator){ .seeded = TRUE, .state = seed, .now_ms = start_ms };
  g_mutex_unlock (&generator_lock);
}

void
mdg_uuid_unseed (void)
{
  g_mutex_lock (&generator_lock);
  generator = (Generator){ 0 };
  g_mutex_unlock (&generator_lock);
}
