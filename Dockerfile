# Builds NexusFlow Copilot and runs it as a user without rights. Everything it writes lies in the volume /data.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends curl ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -DskipTests -pl channels -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --uid 10001 copilot && mkdir /data && chown copilot /data
COPY --from=build /source/channels/target/nexusflow-copilot.jar /opt/nexusflow-copilot.jar
USER copilot
# Inside a container the loopback address would answer nobody; publish the port to the addresses that should be answered.
ENV COPILOT_HOME=/data SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s CMD bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080; printf "GET /actuator/health/readiness HTTP/1.0\r\n\r\n" >&3; grep -q UP <&3'
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-jar", "/opt/nexusflow-copilot.jar"]
